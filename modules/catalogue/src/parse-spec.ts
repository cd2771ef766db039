export { contentText, parseSpec, type Spec, type SpecProblem, specText } from '@yaolian/drugmatch'
