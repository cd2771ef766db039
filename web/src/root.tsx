import { createRootRoute, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Toasts } from './kit/toast.tsx'

/** The root that every area hangs its routes on. No frame, no antd: each area brings what it wears. */
export const rootRoute = createRootRoute({
  component: () => (
    <Suspense>
      <Outlet />
      <Toasts />
    </Suspense>
  ),
})
