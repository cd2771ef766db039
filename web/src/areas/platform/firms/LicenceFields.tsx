import { AddLicenceBody, type LicenceKind, type LicenceMode, type ScopeClass } from '@yaolian/party/contract'
import { useMemo } from 'react'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { ChoiceInput, CodeInput, ManyInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { usePartyText } from '../../../parts/party/text.ts'
import { useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'

/** What stands on the paper of a licence. */
export type LicencePaper = {
  kind: LicenceKind
  number: string
  scope: ScopeClass[]
  mode?: LicenceMode
  issuedBy: string
  validFrom: string
  validTo: string
}

const { kind, scope, mode } = AddLicenceBody.properties
const kinds = kind.enum as readonly LicenceKind[]
const scopes = scope.items.enum as readonly ScopeClass[]
const modes = mode.enum as readonly LicenceMode[]

/** One field for each line of the paper, in its order; a form takes those it needs. */
export function useLicenceFields(): Field<LicencePaper>[] {
  const t = usePlatformText()
  const party = usePartyText()
  const word = useWord()
  return useMemo<Field<LicencePaper>[]>(() => {
    const options = <T extends string>(values: readonly T[], say: (value: T) => string) =>
      values.map(value => ({ value, label: say(value) }))
    return [
      {
        name: 'kind',
        label: t('licenceKind'),
        input: p => <ChoiceInput {...p} options={options(kinds, one => word('licence', one))} />,
      },
      { name: 'number', label: t('licenceNumber'), input: p => <CodeInput {...p} maxLength={60} /> },
      { name: 'validFrom', label: t('validFrom'), input: p => <DateInput {...p} /> },
      {
        name: 'validTo',
        label: t('validTo'),
        hint: t('validToHint'),
        input: p => <DateInput {...p} />,
      },
      { name: 'issuedBy', label: party('issuedBy'), input: p => <TextInput {...p} maxLength={80} /> },
      {
        name: 'mode',
        label: party('mode'),
        input: p => <ChoiceInput {...p} options={options(modes, one => party(`mode.${one}`))} />,
      },
      {
        name: 'scope',
        label: party('scope'),
        span: 2,
        hint: t('scopeHint'),
        input: p => <ManyInput {...p} options={options(scopes, one => word('scope', one))} />,
      },
    ]
  }, [t, party, word])
}

/** A day after the last one is no period. */
export const periodCheck = (value: { validFrom?: string; validTo?: string }) =>
  value.validFrom && value.validTo && value.validTo < value.validFrom ? { validTo: 'period' } : {}
