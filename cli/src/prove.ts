import type { Command } from './command.ts'
import { DATABASE_OPTIONS, openExisting } from './ground.ts'

export const prove: Command = {
  name: 'prove',
  parameters: [],
  summary: {
    en: 'check that every quantity and every fen adds up, over the whole database',
    zh: '核对整个数据库:每件货、每分钱都对得上',
  },
  options: DATABASE_OPTIONS,
  run: async call => {
    const server = await import('@yaolian/server')
    const ground = await openExisting(call)
    try {
      const house = await server.openHouse({ ownerUrl: ground.ownerUrl })
      try {
        const proofs = await server.prove(house, result => {
          const verdict = result.violations.length === 0 ? 'ok' : 'WRONG'
          call.print(`${verdict.padEnd(6)}${result.title.en} (${result.checked} checked, ${result.ms} ms)`)
          for (const violation of result.violations) call.print(`      ${violation}`)
        })
        call.print(proofs.ok ? `all ${proofs.results.length} proofs hold` : 'some proofs do NOT hold')
        return { ok: proofs.ok, report: { prove: proofs.ok ? 'ok' : 'wrong', proofs: proofs.results } }
      } finally {
        await house.close()
      }
    } finally {
      await ground.close()
    }
  },
}
