/**
 * One spelling for text that people type in many: full width to half width (NFKC: `（` `％` `ＡＢ` `Ⅱ`),
 * the micro sign to Greek mu, no blanks beside Chinese characters, single blanks elsewhere.
 * Keeps upper and lower case; search folds that too (`foldForSearch`).
 */
export function foldText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/[\u00b5]/g, 'μ')
    .replace(/[‐‑‒–—﹣－]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[\p{Script=Han}()])|(?<=[\p{Script=Han}()]) /gu, '')
    .trim()
}

/** As `foldText`, in lower case and without anything but letters, digits and the signs that names need. */
export function foldForSearch(raw: string): string {
  return foldText(raw)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%.+/-]+/gu, ' ')
    .trim()
}
