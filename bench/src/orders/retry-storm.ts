import type { Draw } from './draw.ts'
import type { HttpAnswer } from './http-client.ts'
import { send, withConnections } from './loads.ts'
import { type Report, startTally } from './tally.ts'

/** `broken`: orders sent twice that did not get one effect and the same bytes twice. */
export type StormReport = Report & { sentTwice: number; broken: number }

/** A closed loop in which a share of the orders goes out twice at once, on two connections. */
export const retryStorm = (
  urls: readonly string[],
  clients: number,
  seconds: number,
  share: number,
  draw: Draw,
  chance: () => number,
): Promise<StormReport> =>
  withConnections(urls, clients * 2, async connections => {
    const tally = startTally()
    const end = performance.now() + seconds * 1000
    let sentTwice = 0
    let broken = 0
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        // Neighbours are on different servers when there are two.
        const [first, second] = [connections[client * 2]!, connections[client * 2 + 1]!]
        while (performance.now() < end) {
          const drawn = draw()
          const since = performance.now()
          const twice = chance() < share
          try {
            const answers = await Promise.all(
              (twice ? [first, second] : [first]).map(c => send(c, drawn, tally)),
            )
            for (const answer of answers) tally.note(answer, performance.now() - since)
            if (!twice) continue
            sentTwice++
            if (!isOneEffect(answers)) broken++
          } catch (error) {
            tally.lost(error)
          }
        }
      }),
    )
    return { ...tally.report(seconds, tally.answered()), sentTwice, broken }
  })

/** Placed once and repeated once, or refused twice, in the same words. */
function isOneEffect(answers: readonly HttpAnswer[]): boolean {
  const statuses = answers.map(answer => answer.status).sort()
  return ['200,201', '422,422'].includes(statuses.join()) && answers[0]?.body === answers[1]?.body
}
