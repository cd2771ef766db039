import { fork } from 'node:child_process'

/** A process of its own that answers one question after another. */
export type Child<Q, A> = {
  ask(question: Q): Promise<A>
  /** Ends it the way a supervisor does, and waits. */
  stop(): Promise<void>
}

type Reply<A> = { answer: A } | { failure: string }

export function startChild<Q extends object, A>(program: URL): Child<Q, A> {
  // As `./yaolian` starts a server: with its flags.
  const child = fork(program, { execArgv: process.execArgv, stdio: ['ignore', 2, 2, 'ipc'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let isStopping = false
  return {
    ask: question =>
      new Promise((resolve, reject) => {
        const onExit = (code: number | null): void => {
          if (!isStopping) reject(new Error(`${program.pathname} ended with ${code}`))
        }
        child.once('exit', onExit)
        child.once('message', (reply: Reply<A>) => {
          child.off('exit', onExit)
          if ('failure' in reply) reject(new Error(reply.failure))
          else resolve(reply.answer)
        })
        child.send(question)
      }),
    stop: () => {
      isStopping = true
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      return ended
    },
  }
}

/** The child's side: answers the parent until it stops us. `end` runs before the process ends. */
export function answerParent<Q, A>(answer: (question: Q) => Promise<A>, end: () => Promise<void>): void {
  process.on('message', (question: Q) => {
    answer(question).then(
      value => process.send?.({ answer: value } satisfies Reply<A>),
      error => process.send?.({ failure: (error as Error).stack ?? String(error) } satisfies Reply<A>),
    )
  })
  const stop = (): void => {
    end().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error}\n`)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  // The parent is gone, however it ended: nobody will stop us.
  process.once('disconnect', stop)
}
