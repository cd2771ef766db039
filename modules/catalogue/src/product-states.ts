import type { ApprovalState, ProductState, ProductStep } from './contract.ts'

export type Standing = { state: ProductState; approvalState: ApprovalState }

/** From which states a step may be taken and where it leads; publishing has its own conditions. */
export const STEPS: Record<
  ProductStep | 'submit' | 'publish',
  { from: readonly ProductState[]; to: (before: Standing) => Standing; event: string }
> = {
  submit: {
    from: ['draft'],
    to: before => ({ ...before, state: 'submitted' }),
    event: 'catalogue.product_submitted',
  },
  // What quality does not accept goes back to whoever prepared it.
  return: {
    from: ['submitted'],
    to: before => ({ ...before, state: 'draft' }),
    event: 'catalogue.product_returned',
  },
  publish: {
    from: ['submitted'],
    to: () => ({ state: 'published', approvalState: 'valid' }),
    event: 'catalogue.product_published',
  },
  suspend: {
    from: ['published'],
    to: before => ({ ...before, state: 'suspended' }),
    event: 'catalogue.product_suspended',
  },
  resume: {
    from: ['suspended'],
    to: before => ({ ...before, state: 'published' }),
    event: 'catalogue.product_resumed',
  },
  withdraw: {
    from: ['draft', 'submitted', 'published', 'suspended'],
    to: before => ({ ...before, state: 'withdrawn' }),
    event: 'catalogue.product_withdrawn',
  },
  // A revoked number ends trade at once; only a new product with a new number comes back.
  revoke_approval: {
    from: ['published', 'suspended'],
    to: before => ({
      state: before.state === 'published' ? 'suspended' : before.state,
      approvalState: 'revoked',
    }),
    event: 'catalogue.approval_revoked',
  },
}

/** Where the step leads, or null where the table has no such way. */
export function stepOf(step: keyof typeof STEPS, before: Standing): Standing | null {
  const { from, to } = STEPS[step]
  if (!from.includes(before.state)) return null
  if (step === 'resume' && before.approvalState === 'revoked') return null
  if (step === 'revoke_approval' && before.approvalState !== 'valid') return null
  return to(before)
}
