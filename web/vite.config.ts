import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = fileURLToPath(new URL('./dist', import.meta.url))

/**
 * React, router and queries change rarely and are needed by every page: one long-lived file. What the entry itself needs
 * is the second, so that no other group draws the entry towards antd (scanner pages must load none of it). What every
 * page with a frame needs (frame, table, refusals, and the antd parts below them) is the third: about ten small files
 * less at the first screen. The rest, antd's picker and select among it, is left to the bundler.
 */
const groups = [
  { name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 30 },
  { name: 'start', tags: ['$initial' as const], priority: 20 },
  { name: 'frame', test: /src[\\/](kit[\\/](table|frame|Refusal)|parts[\\/](badges|product))/, priority: 10 },
]

export default defineConfig({
  root,
  plugins: [react(), precompress()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.API ?? 'http://127.0.0.1:4300' } },
})
