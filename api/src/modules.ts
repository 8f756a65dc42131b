/**
 * The line. A module imports only from modules to its left; a test reads the tree and fails on an import against it.
 *
 * Groups stand left of everything that a mentor may look into, because permission depends on them.
 */
export const modules = [
  'messages',
  'identity',
  'ledger',
  'businesses',
  'groups',
  'shops',
  'licences',
  'catalogue',
  'coupons',
  'orders',
  'payments',
  'reviews',
  'complaints',
  'sales',
  'lending',
  'capacity',
  'applications',
  'meetings',
  'reports',
  'exports',
  'desk',
  'mentoring',
  'demo',
] as const
