import { PictureKind } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { FileInput } from '../../../kit/form/FileInput.tsx'
import { ChoiceInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { usePictures } from '../../../parts/catalogue/Gallery.tsx'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { pictureAddress } from '../../../parts/catalogue/wire.ts'
import { usePlatformText } from '../text.ts'
import './rows.css'
import type { Product } from './wire.ts'

const filesAtOnceMax = 6
const Form = Type.Object({
  kind: PictureKind,
  files: Type.Array(Type.String(), { minItems: 1, maxItems: filesAtOnceMax }),
})
type Form = Static<typeof Form>

function AddForm({ product }: { product: Product }) {
  const t = usePlatformText()
  const c = useCatalogueText()
  const send = useSend('/catalogue/')
  const [sent, setSent] = useState(0)
  const fields = useMemo<Field<Form>[]>(
    () => [
      {
        name: 'kind',
        label: t('pictureKind'),
        input: p => (
          <ChoiceInput
            {...p}
            options={PictureKind.enum.map(value => ({ value, label: c(`picture.${value}`) }))}
          />
        ),
      },
      {
        name: 'files',
        label: t('addPictures'),
        span: 2,
        input: p => <FileInput {...p} kinds={['jpeg', 'png', 'webp']} filesMax={filesAtOnceMax} />,
      },
    ],
    [t, c],
  )
  const submit = async ({ kind, files }: Form) => {
    for (const fileId of files)
      await send(`/catalogue/products/${product.productId}/pictures`, { fileId, kind })
    setSent(sent + 1)
  }
  return (
    <SchemaForm
      key={sent}
      schema={Form}
      fields={fields}
      initial={{ kind: 'front' }}
      submit={t('addPicture')}
      onSubmit={submit}
    />
  )
}

/** 图片: added, put in order, taken off; the first one is the main one. */
export function PictureSheet({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = usePlatformText()
  const c = useCatalogueText()
  const send = useSend('/catalogue/')
  const [problem, setProblem] = useState<Problem>()
  const pictures = usePictures(product.productId).data?.pictures ?? []
  const ids = pictures.map(one => one.pictureId)
  const order = async (pictureIds: string[]) => {
    try {
      setProblem(undefined)
      await send(`/catalogue/products/${product.productId}/pictures/order`, { pictureIds })
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const earlier = (at: number) =>
    order(ids.map((id, i) => (i === at - 1 ? ids[at]! : i === at ? ids[at - 1]! : id)))
  return (
    <Sheet title={t('managePicturesTitle', { name: product.genericName })} width={560} onClose={onClose}>
      <div className="stack">
        {pictures.length === 0 && <p className="soft">{c('noPictures')}</p>}
        <ul className="picture-rows">
          {pictures.map((one, at) => (
            <li key={one.pictureId}>
              <img
                src={pictureAddress(one.pictureId, 'thumb')}
                alt={c('pictureOf', { name: product.genericName, kind: c(`picture.${one.kind}`) })}
              />
              <span>
                {c(`picture.${one.kind}`)}
                {one.main && ` · ${t('mainPicture')}`}
                <br />
                <span className="soft small">{`${one.width} × ${one.height} · ${one.byName}`}</span>
              </span>
              <span className="row">
                {at > 0 && <Button onClick={() => void earlier(at)}>{t('earlier')}</Button>}
                <Button
                  danger
                  disabled={ids.length === 1}
                  title={ids.length === 1 ? t('keepOne') : undefined}
                  onClick={() => void order(ids.filter(id => id !== one.pictureId))}
                >
                  {t('takeOff')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        {problem && <Refusal problem={problem} />}
        {product.rx === 'rx' && <p className="soft">{c('rxPicture')}</p>}
        <AddForm product={product} />
      </div>
    </Sheet>
  )
}
