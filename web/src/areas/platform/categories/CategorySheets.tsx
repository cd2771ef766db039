import { CategoryBody } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { ChoiceInput, CodeInput, TextInput } from '../../../kit/form/inputs.tsx'
import { WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { type Node, placesFor } from '../../../parts/catalogue/tree.ts'
import { usePlatformText } from '../text.ts'

const { nameZh, position } = CategoryBody.properties
const Form = Type.Object({
  nameZh,
  nameEn: Type.Optional(Type.String({ maxLength: 80 })),
  parentId: Type.String(),
  code: Type.Optional(Type.String({ pattern: '^[A-Z](\\d\\d([A-Z]([A-Z](\\d\\d)?)?)?)?$' })),
  position,
})
type Form = Static<typeof Form>
const top = ''

const indented = (nodes: readonly Node[]) =>
  nodes.map(node => ({ value: node.categoryId, label: `${'　'.repeat(node.depth)}${node.nameZh}` }))

type Props = { tree: string; nodes: readonly Node[]; onClose: () => void }

/** A node's names, code and place; without `node` a new one below `parentId`. */
export function CategorySheet({
  tree,
  nodes,
  node,
  parentId,
  onClose,
}: Props & { node?: Node; parentId: string }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/trees/')
  const places = useMemo(
    () => [{ value: top, label: t('rootCategory') }, ...indented(placesFor(nodes, node?.categoryId))],
    [nodes, node, t],
  )
  const fields = useMemo<Field<Form>[]>(
    () => [
      { name: 'nameZh', label: t('categoryName'), input: p => <TextInput {...p} maxLength={60} /> },
      { name: 'nameEn', label: t('categoryNameEn'), input: p => <TextInput {...p} maxLength={80} /> },
      {
        name: 'parentId',
        label: t('categoryParent'),
        input: p => <ChoiceInput {...p} options={places} />,
      },
      { name: 'code', label: t('categoryCode'), input: p => <CodeInput {...p} maxLength={7} /> },
      { name: 'position', label: t('categoryPosition'), input: p => <WholeInput {...p} /> },
    ],
    [t, places],
  )
  const submit = async (form: Form) => {
    const body = {
      ...form,
      parentId: form.parentId || null,
      nameEn: form.nameEn ?? '',
      code: form.code ?? '',
      ...(node && { version: node.version }),
    }
    await send(`/catalogue/trees/${tree}/${node ? node.categoryId : 'categories'}`, body)
    toast(t('categoryDone'))
    onClose()
  }
  const initial: Partial<Form> = node
    ? {
        nameZh: node.nameZh,
        parentId: node.parentId ?? top,
        position: node.position,
        ...(node.nameEn && { nameEn: node.nameEn }),
        ...(node.code && { code: node.code }),
      }
    : { parentId, position: nodes.length }
  return (
    <Sheet title={t(node ? 'editCategory' : 'addCategory')} side="middle" width={560} onClose={onClose}>
      <SchemaForm
        schema={Form}
        fields={fields}
        initial={initial}
        submit={t('saveCategory')}
        onSubmit={submit}
      />
    </Sheet>
  )
}

/** Where one node's products and children go before it is deleted. */
export function MergeSheet({ tree, nodes, node, onClose }: Props & { node: Node }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/trees/')
  const [into, setInto] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const merge = async () => {
    try {
      await send(`/catalogue/trees/${tree}/${node.categoryId}/merge`, { intoId: into })
      toast(t('categoryDone'))
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <Sheet title={t('mergeTitle', { name: node.nameZh })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('mergeHint')}</p>
        <select aria-label={t('mergeInto')} value={into} onChange={event => setInto(event.target.value)}>
          <option value="" />
          {indented(placesFor(nodes, node.categoryId)).map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {problem && <Refusal problem={problem} />}
        <Button type="primary" danger disabled={!into} onClick={() => void merge()}>
          {t('mergeInto')}
        </Button>
      </div>
    </Sheet>
  )
}
