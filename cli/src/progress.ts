import type { Step } from '@yaolian/tools'
import type { Call } from './command.ts'

const WIDTH = 24
const PAUSE_MS = 100
const PLAIN_PAUSE_MS = 5_000

/** A bar that redraws itself on a terminal, and a line every five seconds elsewhere (logs, pipes). */
export function progressBar(call: Call, stream = process.stderr): { step(step: Step): void; end(): void } {
  let drawnAt = 0
  const isTerminal = stream.isTTY === true
  return {
    step: step => {
      const isLast = step.done >= step.total
      if (!isLast && performance.now() - drawnAt < (isTerminal ? PAUSE_MS : PLAIN_PAUSE_MS)) return
      drawnAt = performance.now()
      if (isTerminal) stream.write(`\r\u001b[K${barText(step)}`)
      else call.say(barText(step))
    },
    end: () => {
      if (isTerminal) stream.write('\r\u001b[K')
    },
  }
}

export function barText({ label, done, total }: Step): string {
  const share = total > 0 ? Math.min(done / total, 1) : 1
  const full = Math.round(share * WIDTH)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %  ${label}`
}
