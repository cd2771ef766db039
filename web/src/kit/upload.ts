import { uuidv7 } from 'uuidv7'
import { address, withLogin } from './api.ts'
import { asProblem, Problem, type ProblemBody } from './problem.ts'

export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'xlsx' | 'csv'
/** What the server answers about a file that it took. */
export type UploadedFile = { fileId: string; name: string; kind: FileKind; bytes: number; sha256: string }

/** The server's own limit, in bytes. */
export const fileBytesMax = 10 * 1024 * 1024

const endings: Record<FileKind, readonly string[]> = {
  pdf: ['.pdf'],
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
  webp: ['.webp'],
  xlsx: ['.xlsx'],
  csv: ['.csv', '.txt'],
}

export const endingsOf = (kinds: readonly FileKind[]): string[] => kinds.flatMap(kind => endings[kind])

export type FileFault = 'fileEmpty' | 'fileTooBig' | 'fileKind'

/** What can be said about a file before it is sent; the server looks inside it. */
export function fileFault(
  file: { name: string; size: number },
  kinds: readonly FileKind[],
): FileFault | null {
  const name = file.name.toLowerCase()
  if (!endingsOf(kinds).some(ending => name.endsWith(ending))) return 'fileKind'
  if (file.size === 0) return 'fileEmpty'
  return file.size > fileBytesMax ? 'fileTooBig' : null
}

export const fileAddress = (fileId: string): string => address(`/files/${fileId}`)

type Sending = { signal?: AbortSignal; onProgress?: (share: number) => void }

/** fetch can't say how much of a body has left, XMLHttpRequest can. */
function sendOnce(url: string, file: Blob, { signal, onProgress }: Sending): Promise<UploadedFile> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'text'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onerror = () => fail(new Problem({ status: 0 }))
    request.onabort = () => fail(new DOMException('upload was stopped', 'AbortError'))
    request.onload = () => {
      const json = request.getResponseHeader('content-type')?.includes('json')
      const body: unknown = json ? JSON.parse(request.responseText) : {}
      if (request.status < 300) return done(body as UploadedFile)
      const retryAfter = Number(request.getResponseHeader('retry-after') ?? 0)
      fail(new Problem({ ...(body as ProblemBody), status: request.status }, retryAfter))
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

const tries = 3

/**
 * Sends one file and answers what the server took it for. The id is made once, so that a lost answer is asked for
 * again without a second file. Throws {@link Problem}; an AbortError when stopped.
 */
export async function upload(file: File, sending: Sending = {}): Promise<UploadedFile> {
  const url = address('/files', { id: uuidv7(), name: file.name })
  for (let attempt = 1; ; attempt++) {
    try {
      return await withLogin(() => sendOnce(url, file, sending))
    } catch (error) {
      if (error instanceof DOMException) throw error
      const problem = asProblem(error)
      if (!problem.passing || attempt === tries) throw problem
      await new Promise(done => setTimeout(done, (problem.retryAfterSeconds || attempt) * 1000))
    }
  }
}
