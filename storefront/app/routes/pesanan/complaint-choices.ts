import type { ComplaintKind, ComplaintReason } from '../../graphql/generated/graphql.ts'

export const complaintKinds: readonly ComplaintKind[] = ['COMPLAINT', 'RETURN']

export const complaintReasons: readonly ComplaintReason[] = [
  'DAMAGED',
  'WRONG_GOODS',
  'INCOMPLETE',
  'QUALITY',
  'NOT_RECEIVED',
  'CHANGED_MIND',
  'OTHER',
]
