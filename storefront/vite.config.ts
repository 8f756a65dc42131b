import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  worker: { format: 'es' },
  // A data: address would break the strict content security policy, and weighs more than a cached file.
  build: { assetsInlineLimit: 0 },
})
