import { openHouse, serve } from '@yaolian/server'

/** A house served by a process of its own, so that a test can kill it: `node serve-process.ts OWNER_URL PORT`. */
const [ownerUrl = '', port = '0'] = process.argv.slice(2)
const house = await openHouse({ ownerUrl })
const served = await serve(house, { port: Number(port), perMinute: 10_000_000 })
process.stdout.write(`${served.url}\n`)
