import { AddLicenceBody, type LicenceKind, type LicenceMode, type ScopeClass } from '@yaolian/party/contract'
import { useMemo } from 'react'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { FileInput, scanKinds } from '../../../kit/form/FileInput.tsx'
import { ChoiceInput, CodeInput, ManyInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { useWord } from '../../text.ts'
import { usePartyText } from '../text.ts'
import { NumberRead, type Reader } from './NumberRead.tsx'

/** What stands on the paper of a licence, and its scans. */
export type LicencePaper = {
  kind: LicenceKind
  number: string
  scope: ScopeClass[]
  mode?: LicenceMode
  issuedBy: string
  validFrom: string
  validTo: string
  fileIds?: string[]
}

const { kind, scope, mode } = AddLicenceBody.properties
const kinds = kind.enum as readonly LicenceKind[]
const scopes = scope.items.enum as readonly ScopeClass[]
const modes = mode.enum as readonly LicenceMode[]

/**
 * One field for each line of the paper, in its order; a form takes those it needs. `reader` is the firm (and the kind
 * of what is renewed) against which the number is read back while it is typed.
 */
export function useLicenceFields(reader: Reader): Field<LicencePaper>[] {
  const t = usePartyText()
  const word = useWord()
  return useMemo<Field<LicencePaper>[]>(() => {
    const options = <T extends string>(values: readonly T[], say: (value: T) => string) =>
      values.map(value => ({ value, label: say(value) }))
    return [
      {
        name: 'fileIds',
        label: t('scans'),
        span: 2,
        input: p => <FileInput {...p} kinds={scanKinds} />,
      },
      {
        name: 'kind',
        label: t('licenceKind'),
        input: p => (
          <ChoiceInput
            {...p}
            options={options(kinds, one => word('licence', one))}
            onChange={value => {
              reader.kind.current = value
              p.onChange(value)
            }}
          />
        ),
      },
      {
        name: 'number',
        label: t('licenceNumber'),
        input: p => (
          <>
            <CodeInput {...p} maxLength={60} />
            <NumberRead reader={reader} number={p.value} />
          </>
        ),
      },
      { name: 'validFrom', label: t('validFrom'), input: p => <DateInput {...p} /> },
      { name: 'validTo', label: t('validTo'), hint: t('validToHint'), input: p => <DateInput {...p} /> },
      { name: 'issuedBy', label: t('issuedBy'), input: p => <TextInput {...p} maxLength={80} /> },
      {
        name: 'mode',
        label: t('mode'),
        input: p => <ChoiceInput {...p} options={options(modes, one => t(`mode.${one}`))} />,
      },
      {
        name: 'scope',
        label: t('scope'),
        span: 2,
        hint: t('scopeHint'),
        input: p => <ManyInput {...p} options={options(scopes, one => word('scope', one))} />,
      },
    ]
  }, [t, word, reader])
}

/** A day after the last one is no period. */
export const periodCheck = (value: { validFrom?: string; validTo?: string }) =>
  value.validFrom && value.validTo && value.validTo < value.validFrom ? { validTo: 'period' } : {}
