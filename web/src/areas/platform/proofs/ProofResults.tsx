import { useMemo } from 'react'
import { count } from '../../../kit/format.ts'
import { useBoth } from '../../../kit/lang.ts'
import { Badge } from '../../../parts/badges.tsx'
import { zh } from '../text/zh.ts'
import { type PlatformWord, usePlatformText } from '../text.ts'
import type { ProofResult, Run } from './wire.ts'

const shownMax = 20

/** The promises of the spine that have proofs so far. */
const wordOf = (promise: number): PlatformWord =>
  `promise.${promise}` in zh ? (`promise.${promise}` as PlatformWord) : 'promiseOther'

/** Broken ones in full: these sentences are where the search for the fault begins. */
function Violations({ result }: { result: ProofResult }) {
  const t = usePlatformText()
  const lines = (some: readonly string[]) => (
    <ul>
      {some.map(line => (
        <li key={line} className="code">
          {line}
        </li>
      ))}
    </ul>
  )
  const more = result.violations.slice(shownMax)
  return (
    <div className="violations">
      {lines(result.violations.slice(0, shownMax))}
      {more.length > 0 && (
        <details>
          <summary>{t('violationsMore', { n: count(more.length) })}</summary>
          {lines(more)}
        </details>
      )}
    </div>
  )
}

function Result({ result }: { result: ProofResult }) {
  const t = usePlatformText()
  const both = useBoth()
  const bad = result.violations.length
  return (
    <li className="proof">
      <div className="proof-line">
        {bad === 0 ? (
          <Badge tone="softgreen">✓ {t('holds')}</Badge>
        ) : (
          <Badge tone="softred">✕ {t('broken', { n: count(bad) })}</Badge>
        )}
        <span className="proof-title">{both(result.title)}</span>
        <span className="num soft">{t('checkedN', { n: count(result.checked) })}</span>
        <span className="num soft proof-ms">{count(result.ms)} ms</span>
      </div>
      {bad > 0 && <Violations result={result} />}
    </li>
  )
}

/** Each proof below the promise of the spine that it keeps; broken ones first. */
export function ProofResults({ run }: { run: Run }) {
  const t = usePlatformText()
  const groups = useMemo(() => {
    const broken = (result: ProofResult) => Number(result.violations.length > 0)
    const sorted = run.results.toSorted(
      (a, b) => broken(b) - broken(a) || a.promise - b.promise || a.name.localeCompare(b.name),
    )
    return [...Map.groupBy(sorted, result => result.promise)]
  }, [run])
  return groups.map(([promise, results]) => (
    <section key={promise} className="box">
      <h2>{t(wordOf(promise))}</h2>
      <ul>
        {results.map(result => (
          <Result key={result.name} result={result} />
        ))}
      </ul>
    </section>
  ))
}
