const gapMsMax = 35
const lettersMin = 6

/**
 * Tells a scanner from a person: a scanner types at least six characters less than 35 ms apart and ends with Enter.
 * Give it every key with its time in milliseconds; ask at Enter.
 */
export function createScanGuess() {
  let last = Number.NEGATIVE_INFINITY
  let run = 0
  return {
    key: (key: string, atMs: number): void => {
      if (key.length === 1) {
        run = atMs - last < gapMsMax ? run + 1 : 1
        last = atMs
      } else if (key === 'Enter') {
        if (atMs - last >= gapMsMax * 2) run = 0
      } else if (key !== 'Shift') run = 0
    },
    /** Was `text` typed by a scanner, as far as the keys so far tell? */
    isScan: (text: string): boolean => run >= lettersMin && run >= text.length,
  }
}
