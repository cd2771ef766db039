export { dosageForm } from './dosage-form.ts'
export { type Facts, readFacts, type Stated } from './facts.ts'
export { foldForSearch, foldText } from './fold-text.ts'
export { compareMakers, type Maker, type MakerAgreement, readMaker } from './makers.ts'
export { matchRow, nameBeginnings, type Proposal, type RowMatch } from './match-row.ts'
export { type Agreement, type Measures, readMeasures } from './measures.ts'
export { OLD_NAMES, PACKAGE_NOTES, PLACES, USE_NOTES } from './name-parts.ts'
export { type NormalName, normaliseName } from './normalise-name.ts'
export { contentText, parseSpec, type Spec, type SpecProblem, specText } from './parse-spec.ts'
export {
  CANDIDATE_MIN,
  type Comparison,
  type Decision,
  type Judgement,
  judge,
  MATCH_MIN,
  RULES,
  type RuleId,
} from './rules.ts'
