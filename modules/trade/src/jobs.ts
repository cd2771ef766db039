import { type Job, systemActor, transact } from '@yaolian/kernel'
import { expireOrders } from './cancel-orders.ts'

/** Every hour: orders that nobody confirmed in time end, and their goods go back on sale. */
export const expireJob: Job = {
  task: 'trade.expire-orders',
  cron: '20 * * * *',
  run: async db => {
    const scope = { actor: systemActor('trade.expire-orders'), orgs: [], everywhere: true }
    while ((await transact(db, scope, expireOrders)) > 0);
  },
}
