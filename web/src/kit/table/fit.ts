import type { Column } from './types.ts'

/** Room for the check box column. */
export const choiceWidth = 40

type Sized = Pick<Column<unknown>, 'key' | 'width' | 'leave' | 'hidden'>

/** The columns someone asked for, in the order of the table: chosen ones, or all that don't start hidden. */
export function askedColumns<C extends Sized>(
  columns: readonly C[],
  chosen: readonly string[] | undefined,
): C[] {
  return columns.filter(column => (chosen ? chosen.includes(column.key) : !column.hidden))
}

/**
 * Columns leave by rank until the rest fits, so that there is never a horizontal scroll: a half column under an
 * overlaid scroll bar is worse than none. The highest `leave` goes first; columns without one always stay.
 */
export function fitColumns<C extends Sized>(columns: readonly C[], width: number): C[] {
  let kept = [...columns]
  const sum = () => kept.reduce((all, column) => all + column.width, 0)
  while (sum() > width) {
    const going = kept
      .filter(column => column.leave !== undefined)
      .sort((a, b) => (b.leave ?? 0) - (a.leave ?? 0))[0]
    if (!going) return kept
    kept = kept.filter(column => column !== going)
  }
  return kept
}

/** Next sort when a head is pressed: ascending, descending, none. `-price` is descending. */
export function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`
  return sort === `-${key}` ? '' : key
}
