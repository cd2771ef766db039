/** Stock as a dozen lines of arithmetic: what the real statements must agree with after every step. */
export type Step =
  | { verb: 'receive'; lot: number; place: number; quantity: number; pending: boolean }
  | { verb: 'reserve'; document: number; picks: { lot: number; place: number; quantity: number }[] }
  | { verb: 'consume' | 'release'; document: number }
  | { verb: 'hold' | 'recall' | 'accept' | 'reject'; lot: number }
  | { verb: 'endHold'; hold: number; outcome: 'released' | 'scrapped' }
  | { verb: 'return'; lot: number; place: number; quantity: number }
  | { verb: 'count'; lot: number; place: number; difference: number }
  | { verb: 'move'; lot: number; quantity: number }
  | { verb: 'tomorrow' }

/** Lots run out of date on these days of the run, counted from 0; the first place keeps them, the second does not. */
export const LAST_DAYS = [2, 4, 900, 900]
export const FITTING_PLACE = 0

type ModelLot = {
  quality: string
  recalled: boolean
  causes: Set<string>
  locked: boolean
  known: boolean
}
type ModelShelf = { onHand: number; reserved: number; held: number }
type ModelPromise = { document: number; lot: number; place: number; quantity: number; open: boolean }
type ModelHold = {
  lot: number
  cause: string
  wholeLot: boolean
  open: boolean
  lines: { place: number; quantity: number }[]
}

export function newModel() {
  return {
    day: 0,
    lots: LAST_DAYS.map((): ModelLot => {
      return { quality: '', recalled: false, causes: new Set(), locked: false, known: false }
    }),
    shelves: new Map<string, ModelShelf>(),
    promises: [] as ModelPromise[],
    holds: [] as ModelHold[],
  }
}
export type Model = ReturnType<typeof newModel>

export const keyOf = (lot: number, place: number): string => `${lot}/${place}`
const free = (s: ModelShelf): number => s.onHand - s.reserved - s.held

function shelfAt(m: Model, lot: number, place: number): ModelShelf {
  const known = m.shelves.get(keyOf(lot, place))
  if (known) return known
  const made = { onHand: 0, reserved: 0, held: 0 }
  m.shelves.set(keyOf(lot, place), made)
  return made
}

function issuable(m: Model, lot: number, place: number): boolean {
  const l = m.lots[lot]!
  const stopped = l.recalled || l.causes.size > 0 || l.quality !== 'accepted'
  return !stopped && place === FITTING_PLACE && m.day <= LAST_DAYS[lot]!
}

function stop(m: Model, lot: number, cause: string): void {
  const lines = [0, 1].flatMap(place => {
    const shelf = m.shelves.get(keyOf(lot, place))
    if (!shelf) return []
    const quantity = free(shelf)
    shelf.held += quantity
    return [{ place, quantity }]
  })
  m.lots[lot]!.causes.add(cause)
  m.holds.push({ lot, cause, wholeLot: true, open: true, lines })
}

/** Carries the step out in the model and says what the real thing must answer: `ok`, `stale`, `absent` or a code. */
export function expectStep(m: Model, step: Step): string {
  switch (step.verb) {
    case 'receive':
      return receive(m, step)
    case 'reserve':
      return reserve(m, step)
    case 'consume':
    case 'release':
      return end(m, step)
    case 'hold':
    case 'recall':
    case 'accept':
    case 'reject':
      return m.lots[step.lot]!.known ? judge(m, step) : 'absent'
    case 'endHold':
      return endHold(m, step)
    case 'return':
      return giveBack(m, step)
    case 'count':
      return count(m, step)
    case 'move':
      return move(m, step)
    case 'tomorrow':
      m.day++
      for (const [lot, l] of m.lots.entries()) {
        const lies = [0, 1].some(place => (m.shelves.get(keyOf(lot, place))?.onHand ?? 0) > 0)
        if (!l.known || l.locked || m.day <= LAST_DAYS[lot]!) continue
        l.locked = true
        if (lies) stop(m, lot, 'expired')
      }
      return 'ok'
  }
}

type Of<V extends Step['verb']> = Extract<Step, { verb: V }>

function receive(m: Model, { lot, place, quantity, pending }: Of<'receive'>): string {
  const l = m.lots[lot]!
  if (l.quality === 'rejected') return 'stock.lot_rejected'
  if (!l.known) Object.assign(l, { known: true, quality: pending ? 'pending' : 'accepted' })
  const shelf = shelfAt(m, lot, place)
  shelf.onHand += quantity
  if (pending && l.quality === 'accepted') {
    shelf.held += quantity
    m.holds.push({ lot, cause: 'receipt', wholeLot: false, open: true, lines: [{ place, quantity }] })
  }
  return 'ok'
}

function reserve(m: Model, { document, picks }: Of<'reserve'>): string {
  if (picks.some(pick => !m.shelves.has(keyOf(pick.lot, pick.place)))) return 'absent'
  const wanted = new Map<string, number>()
  for (const { lot, place, quantity } of picks)
    wanted.set(keyOf(lot, place), (wanted.get(keyOf(lot, place)) ?? 0) + quantity)
  for (const { lot, place } of picks)
    if (!issuable(m, lot, place) || free(shelfAt(m, lot, place)) < wanted.get(keyOf(lot, place))!)
      return 'stale'
  for (const pick of picks) {
    shelfAt(m, pick.lot, pick.place).reserved += pick.quantity
    m.promises.push({ document, ...pick, open: true })
  }
  return 'ok'
}

function end(m: Model, { verb, document }: Of<'consume' | 'release'>): string {
  const open = m.promises.filter(p => p.document === document && p.open)
  if (verb === 'consume' && open.some(p => !issuable(m, p.lot, p.place))) return 'stock.not_issuable'
  for (const p of open) {
    p.open = false
    const shelf = shelfAt(m, p.lot, p.place)
    shelf.reserved -= p.quantity
    if (verb === 'consume') shelf.onHand -= p.quantity
  }
  return 'ok'
}

function judge(m: Model, { verb, lot }: Of<'hold' | 'recall' | 'accept' | 'reject'>): string {
  const l = m.lots[lot]!
  if (verb === 'hold') {
    if (l.causes.has('doubt')) return 'stock.already_held'
    stop(m, lot, 'doubt')
    return 'ok'
  }
  if (verb === 'recall') {
    if (!l.recalled) stop(m, lot, 'recall')
    l.recalled = true
    return 'ok'
  }
  if (l.quality === 'rejected' || (verb === 'accept' && l.quality === 'accepted')) return 'stock.quality_step'
  l.quality = verb === 'accept' ? 'accepted' : 'rejected'
  return 'ok'
}

function endHold(m: Model, { hold, outcome }: Of<'endHold'>): string {
  const h = m.holds[hold]
  if (!h) return 'absent'
  const l = m.lots[h.lot]!
  if (!h.open) return 'stock.hold_ended'
  if (outcome === 'released' && m.day > LAST_DAYS[h.lot]!) return 'stock.expired'
  if (outcome === 'released' && l.recalled) return 'stock.recalled'
  h.open = false
  for (const { place, quantity } of h.lines) {
    const shelf = shelfAt(m, h.lot, place)
    shelf.held -= quantity
    if (outcome === 'scrapped') shelf.onHand -= quantity
  }
  if (h.wholeLot) {
    l.causes.delete(h.cause)
    if (outcome === 'scrapped') l.quality = 'rejected'
  }
  return 'ok'
}

function giveBack(m: Model, { lot, place, quantity }: Of<'return'>): string {
  if (!m.lots[lot]!.known) return 'absent'
  const shelf = shelfAt(m, lot, place)
  shelf.onHand += quantity
  shelf.held += quantity
  m.holds.push({ lot, cause: 'return', wholeLot: false, open: true, lines: [{ place, quantity }] })
  return 'ok'
}

function count(m: Model, { lot, place, difference }: Of<'count'>): string {
  const shelf = m.shelves.get(keyOf(lot, place))
  if (!shelf) return 'absent'
  if (free(shelf) + difference < 0) return 'stock.count_below_promised'
  shelf.onHand += difference
  return 'ok'
}

function move(m: Model, { lot, quantity }: Of<'move'>): string {
  const from = m.shelves.get(keyOf(lot, 1))
  if (!from) return 'absent'
  if (free(from) < quantity) return 'stock.short'
  from.onHand -= quantity
  shelfAt(m, lot, FITTING_PLACE).onHand += quantity
  return 'ok'
}
