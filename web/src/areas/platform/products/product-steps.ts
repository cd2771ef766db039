import type { ProductStep } from '@yaolian/catalogue/contract'

type Standing = { state: string; approvalState: string }

/** The steps that a product's state leaves open; publishing a draft is a form of its own. */
export function stepsOf({ state, approvalState }: Standing): ProductStep[] {
  const traded = state === 'published' || state === 'suspended'
  const steps: ProductStep[] = []
  if (state === 'published') steps.push('suspend')
  if (state === 'suspended' && approvalState !== 'revoked') steps.push('resume')
  if (traded && approvalState === 'valid') steps.push('revoke_approval')
  if (state === 'submitted') steps.push('return')
  if (traded || state === 'draft' || state === 'submitted') steps.push('withdraw')
  return steps
}
