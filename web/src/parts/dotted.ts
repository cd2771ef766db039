/** `0.25g×24粒/盒 · 江西制药`: what there is of several facts on one line; slices have no maker, firms no phone. */
export const dotted = (...facts: readonly (string | null | undefined | false)[]): string =>
  facts.filter(Boolean).join(' · ')
