import { LEAFLET_SECTIONS, LeafletPatch, type LeafletSection } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { FileInput } from '../../../kit/form/FileInput.tsx'
import { LongTextInput, TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useLeaflets } from '../../../parts/catalogue/LeafletView.tsx'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { usePlatformText } from '../text.ts'
import type { Product } from './wire.ts'

const { revisedOn, source, sections } = LeafletPatch.properties
const Form = Type.Object({
  revisedOn,
  source,
  ...sections.properties,
  files: Type.Optional(Type.Array(Type.String(), { maxItems: 1 })),
  reason: Type.String({ minLength: 2, maxLength: 200 }),
})
type Form = Static<typeof Form>
const sectionCharsMax = 6_000

function useFields(): Field<Form>[] {
  const t = usePlatformText()
  const c = useCatalogueText()
  return useMemo<Field<Form>[]>(
    () => [
      { name: 'revisedOn', label: t('revisedOn'), input: p => <DateInput {...p} /> },
      { name: 'source', label: t('leafletSource'), input: p => <TextInput {...p} maxLength={200} /> },
      ...LEAFLET_SECTIONS.map(
        (name): Field<Form> => ({
          name,
          label: c(`section.${name}`),
          span: 2,
          input: p => <LongTextInput {...p} maxLength={sectionCharsMax} />,
        }),
      ),
      {
        name: 'files',
        label: t('leafletFile'),
        span: 2,
        input: p => <FileInput {...p} kinds={['pdf']} filesMax={1} />,
      },
      { name: 'reason', label: t('changeReason'), span: 2, input: p => <TextInput {...p} maxLength={200} /> },
    ],
    [t, c],
  )
}

/** A new version of the leaflet, begun from the one in force; the old one is kept as it was. */
export function LeafletSheet({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = usePlatformText()
  const { me } = useSession()
  const send = useSend('/catalogue/')
  const fields = useFields()
  const { data } = useLeaflets(product.productId)
  const newest = data?.leaflets.find(one => !one.ofOtherPack)
  const name = `${product.genericName} ${product.spec}`
  const submit = async ({ reason, revisedOn: day, source: from, files, ...texts }: Form) => {
    const written = LEAFLET_SECTIONS.filter((section: LeafletSection) => texts[section]?.trim())
    const answer = await send<{ state: string }>(`/catalogue/products/${product.productId}/change-leaflet`, {
      reason,
      after: {
        revisedOn: day,
        source: from,
        sections: Object.fromEntries(written.map(section => [section, texts[section]])),
        ...(files?.[0] && { fileId: files[0] }),
      },
    })
    toast(t(answer.state === 'open' ? 'changeAsked' : 'changeDone'))
    onClose()
  }
  if (!data) return null
  return (
    <Sheet title={t('newLeafletTitle', { name })} width={680} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('newLeafletHint')}</p>
        <SchemaForm
          schema={Form}
          fields={fields}
          initial={newest ? { source: newest.source, ...newest.sections } : {}}
          draft={{ userId: me.user.userId, name: `leaflet ${product.productId}` }}
          submit={t('newLeaflet')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}
