import { Button } from 'antd'
import { type DragEvent, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { useRefusalWords } from '../refusals.ts'
import { useKitText } from '../text.ts'
import { type FileKind, fileAddress, fileBytesMax } from '../upload.ts'
import './files.css'
import type { InputProps } from './inputs.tsx'
import { type KnownFile, type Upload, useUploads } from './useUploads.ts'

/** Scans and photographs of documents. */
export const scanKinds: readonly FileKind[] = ['pdf', 'jpeg', 'png', 'webp']

const mega = 1024 * 1024
/** 843,210 → '823 KB'; 3,400,000 → '3.2 MB'. */
export const sizeText = (bytes: number): string =>
  bytes >= mega ? `${(bytes / mega).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`

const kindNames: Record<FileKind, string> = {
  pdf: 'PDF',
  jpeg: 'JPG',
  png: 'PNG',
  webp: 'WebP',
  xlsx: 'Excel (.xlsx)',
  csv: 'CSV',
}

function useFaultWords() {
  const t = useKitText()
  const refusal = useRefusalWords()
  return ({ fault, problem }: Upload): string => {
    if (fault) return t(fault, { mb: fileBytesMax / mega })
    if (!problem) return ''
    if (problem.passing) return t('fileNoAnswer')
    if (problem.status === 413) return t('fileTooBig', { mb: fileBytesMax / mega })
    return refusal(problem.code, problem.facts) || problem.detail || t('fileRefused')
  }
}

type RowProps = { one: Upload; onAgain: () => void; onRemove: () => void }

function FileRow({ one, onAgain, onRemove }: RowProps) {
  const t = useKitText()
  const words = useFaultWords()(one)
  const name = one.name || t('file')
  const percent = Math.round(one.share * 100)
  return (
    <li className={words ? 'file file-bad' : 'file'}>
      {one.preview ? <img src={one.preview} alt="" /> : <Icon name={words ? 'warn' : 'file'} size={22} />}
      <span className="file-name">
        {one.done ? (
          <a href={fileAddress(one.done.fileId)} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
        <span className="soft small num">{one.bytes > 0 && sizeText(one.bytes)}</span>
        {words && <span className="bad small">{words}</span>}
      </span>
      {!one.done && !words && (
        <progress max={100} value={percent} aria-label={t('fileSending', { name, percent })} />
      )}
      {one.done && <Icon name="check" />}
      {one.problem?.passing && (
        <Button size="small" onClick={onAgain}>
          {t('retry')}
        </Button>
      )}
      <button
        type="button"
        className="quiet"
        onClick={onRemove}
        aria-label={t('fileRemove', { name })}
        title={t('fileRemove', { name })}
      >
        <Icon name={one.done || words ? 'trash' : 'close'} />
      </button>
    </li>
  )
}

type PickProps = {
  id: string
  accept: string
  several: boolean
  camera?: boolean
  label: string
  describedBy: string
  onPick: (files: File[]) => void
}

/** The browser's own file button below words of ours: keyboard, screen reader and phone know what to do with it. */
function Pick({ id, accept, several, camera, label, describedBy, onPick }: PickProps) {
  return (
    <label className={camera ? 'file-pick file-camera' : 'file-pick'}>
      <input
        id={id}
        type="file"
        accept={camera ? 'image/*' : accept}
        {...(camera ? { capture: 'environment' as const } : { multiple: several })}
        aria-describedby={describedBy}
        onChange={event => {
          onPick([...(event.target.files ?? [])])
          event.target.value = '' // the same file may be chosen again after it was taken out
        }}
      />
      {label}
    </label>
  )
}

type FileInputProps = InputProps<string[]> & {
  kinds: readonly FileKind[]
  filesMax?: number
  /** Names of files that the value held before this page was opened. */
  known?: readonly KnownFile[]
}

/**
 * Files by dropping, choosing or (on a phone) photographing: each is sent at once with its progress, looked at by the
 * server, and either kept or refused in words. The value is the list of fileIds that the server has; what is still on
 * its way or was refused is not part of it.
 */
export function FileInput(p: FileInputProps) {
  const { kinds, filesMax = 10 } = p
  const t = useKitText()
  const [over, setOver] = useState(false)
  const { uploads, add, again, remove, accept } = useUploads({
    value: p.value ?? [],
    kinds,
    filesMax,
    known: p.known ?? [],
    onChange: ids => p.onChange(ids.length > 0 ? ids : undefined),
  })
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }
  const pictures = kinds.some(kind => kind === 'jpeg' || kind === 'png')
  const names = kinds.map(kind => kindNames[kind]).join(t('join'))
  const pick = { accept, several: filesMax > 1, describedBy: `${p.id}-kinds ${p.describedBy}`, onPick: add }
  return (
    <div className="files">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop; the button inside does the same */}
      <div
        className={['file-drop', over && 'over', p.invalid && 'wrong'].filter(Boolean).join(' ')}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Pick {...pick} id={p.id} label={t('fileChoose')} />
        {pictures && <Pick {...pick} id={`${p.id}-camera`} camera label={t('fileCamera')} />}
        <span className="file-or soft">{t('fileDrop')}</span>
        <span className="soft small" id={`${p.id}-kinds`}>
          {t('fileLimits', { kinds: names, mb: fileBytesMax / mega, n: filesMax })}
        </span>
      </div>
      {uploads.length > 0 && (
        <ul aria-live="polite">
          {uploads.map(one => (
            <FileRow
              key={one.key}
              one={one}
              onAgain={() => again(one.key)}
              onRemove={() => remove(one.key)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
