import type { Onboarding } from '@yaolian/party/contract'

const all = ['facts', 'licences', 'address', 'people', 'submit'] as const
export type OnboardingStep = (typeof all)[number]

type Stand = Pick<Onboarding, 'gaps' | 'state'>

/** The steps in their order and what is done; ship-to addresses are entered by a firm itself. */
export function stepsOf({ gaps, state }: Stand, own: boolean): { key: OnboardingStep; done: boolean }[] {
  const done: Partial<Record<OnboardingStep, boolean>> = {
    facts: !gaps.includes('facts'),
    licences: !gaps.includes('licence') && !gaps.includes('scan'),
    submit: state !== 'open',
  }
  return all.filter(key => own || key !== 'address').map(key => ({ key, done: done[key] ?? false }))
}

/** The step of the address, or else the first that something is missing from. */
export function stepNow(stand: Stand, own: boolean, wanted: string | undefined): OnboardingStep {
  const steps = stepsOf(stand, own)
  const asked = steps.find(one => one.key === wanted)
  if (asked) return asked.key
  const optional: readonly string[] = ['address', 'people']
  return steps.find(one => !one.done && !optional.includes(one.key))?.key ?? 'submit'
}
