import type { Subscriber } from '@yaolian/kernel'
import { insertGranted } from './granted.sql.ts'

/** A line belongs to its seller, who alone sees the row; this tells the buyer which sellers to ask about. */
export const subscribers: readonly Subscriber[] = [
  {
    name: 'credit.granted',
    types: ['credit.exposure_changed'],
    handle: async (ctx, events) => {
      await insertGranted(ctx, {
        buyers: events.map(event => event.subjectId),
        sellers: events.map(event => event.orgId),
      })
    },
  },
]
