/** A code as it was typed, and as it is read: full-width made half-width, upper case, no white space. */
export type Tidy = {
  text: string
  /** For each character of `text` its index in what was typed; one more entry for the end. */
  at: readonly number[]
}

/** Makes typing habits irrelevant, without losing where each character stood. */
export function tidy(typed: string): Tidy {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const char of typed) {
    const read = char.normalize('NFKC').toUpperCase().trim()
    for (const unit of read.split('')) {
      text += unit
      at.push(index)
    }
    index += char.length
  }
  at.push(typed.length)
  return { text, at }
}
