import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  // No page loads the framework's own script, so nobody asks for a manifest of routes.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
