import type { AssigneeBound, LoanAssignmentNotFound, LoanNotAssignable } from './loan-assignment.graphql.ts'

export const loanNotAssignable: LoanNotAssignable = {
  __typename: 'LoanNotAssignable',
  message: 'Pinjaman ini tidak bisa dialihkan: sudah selesai, atau sudah diusulkan kepada orang lain.',
  field: ['loanId'],
}

export const assigneeBound: AssigneeBound = {
  __typename: 'AssigneeBound',
  message: 'Penerima masih punya pinjaman atau permohonan sendiri, atau belum punya usaha.',
  field: ['toMemberId'],
}

export const loanAssignmentNotFound: LoanAssignmentNotFound = {
  __typename: 'LoanAssignmentNotFound',
  message: 'Usul ini belum bisa dijawab, atau sudah tidak berlaku.',
  field: ['assignmentId'],
}
