import './kit/look.ts'
import './kit/kit.css'
import './parts/parts.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { areas } from './areas.ts'
import { announceAreas } from './kit/areas.ts'
import { announceCodeWords } from './kit/code-words.ts'
import { prefetch, queries } from './kit/queries.ts'
import { mePath } from './kit/session.tsx'
import { useTradeCodeWords } from './parts/code-words.ts'
import { router } from './router.tsx'

announceAreas(areas)
announceCodeWords(useTradeCodeWords)

// Every page with a frame asks who is here: that starts now and not when the frame's chunk has come.
if (!/^\/(login|setup)\b/.test(location.pathname)) prefetch(mePath, {}, true)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
