import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../problem.ts'
import { endingsOf, type FileFault, type FileKind, fileFault, type UploadedFile, upload } from '../upload.ts'

/** One file of the input: on its way, refused, or kept under its `fileId`. */
export type Upload = {
  key: string
  name: string
  bytes: number
  /** 0 to 1 while it is sent. */
  share: number
  /** An address of the picture while this page lives; '' for what is no picture. */
  preview: string
  done?: UploadedFile
  fault?: FileFault | 'filesTooMany'
  problem?: Problem
}

export type KnownFile = { fileId: string; name: string; kind: FileKind; bytes: number }

// What this page has sent: a form that is drawn again (a wizard's step back, a restored draft) knows its names.
const sent = new Map<string, KnownFile>()

const knownOf = (fileIds: readonly string[], known: readonly KnownFile[]): Upload[] =>
  fileIds.map(fileId => {
    const file = known.find(one => one.fileId === fileId) ?? sent.get(fileId)
    return {
      key: fileId,
      name: file?.name ?? '',
      bytes: file?.bytes ?? 0,
      share: 1,
      preview: '',
      done: {
        fileId,
        name: file?.name ?? '',
        kind: file?.kind ?? 'pdf',
        bytes: file?.bytes ?? 0,
        sha256: '',
      },
    }
  })

let serial = 0

function taken(file: File, kinds: readonly FileKind[], full: boolean): Upload {
  const fault = full ? 'filesTooMany' : fileFault(file, kinds)
  const preview = fault || !file.type.startsWith('image/') ? '' : URL.createObjectURL(file)
  serial += 1
  const one = { key: `u${serial}`, name: file.name, bytes: file.size, share: 0, preview }
  return fault ? { ...one, fault } : one
}

type Uploads = {
  value: readonly string[]
  kinds: readonly FileKind[]
  filesMax: number
  known: readonly KnownFile[]
  onChange: (fileIds: string[]) => void
}

/** The files of one input: what is chosen is sent at once, and only what the server has kept becomes its value. */
export function useUploads({ value, kinds, filesMax, known, onChange }: Uploads) {
  const [uploads, setUploads] = useState<readonly Upload[]>(() => knownOf(value, known))
  const now = useRef<readonly Upload[]>(uploads)
  const stops = useRef(new Map<string, AbortController>())
  const files = useRef(new Map<string, File>())
  const told = useRef(onChange)
  useEffect(() => {
    told.current = onChange // an upload ends many draws after it began
  })
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort()
      for (const { preview } of now.current) if (preview) URL.revokeObjectURL(preview)
    },
    [],
  )
  const set = (next: readonly Upload[]) => {
    now.current = next
    setUploads(next)
  }
  const patch = (key: string, change: Partial<Upload>) =>
    set(now.current.map(one => (one.key === key ? { ...one, ...change } : one)))
  const tell = () => told.current(now.current.flatMap(one => (one.done ? [one.done.fileId] : [])))

  const send = async (key: string, file: File) => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    try {
      const done = await upload(file, { signal: stop.signal, onProgress: share => patch(key, { share }) })
      sent.set(done.fileId, done)
      patch(key, { done, share: 1 })
      tell()
    } catch (error) {
      if (!stop.signal.aborted) patch(key, { problem: asProblem(error) })
    } finally {
      stops.current.delete(key)
    }
  }
  const add = (chosen: readonly File[]) => {
    let open = filesMax - now.current.filter(one => !one.fault && !one.problem).length
    const added = chosen.map(file => {
      const one = taken(file, kinds, open <= 0)
      if (!one.fault) open -= 1
      files.current.set(one.key, file)
      return one
    })
    set([...now.current, ...added])
    for (const [i, one] of added.entries()) if (!one.fault) void send(one.key, chosen[i] as File)
  }
  const again = (key: string) => {
    const file = files.current.get(key)
    if (!file) return
    set(now.current.map(({ problem: _, ...one }) => (one.key === key ? { ...one, share: 0 } : one)))
    void send(key, file)
  }
  const remove = (key: string) => {
    stops.current.get(key)?.abort()
    const gone = now.current.find(one => one.key === key)
    if (gone?.preview) URL.revokeObjectURL(gone.preview)
    set(now.current.filter(one => one.key !== key))
    tell()
  }
  return { uploads, add, again, remove, accept: endingsOf(kinds).join(',') }
}
