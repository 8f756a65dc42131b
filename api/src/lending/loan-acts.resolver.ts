import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { requireStaff } from '../groups/keeper-permission.ts'
import { requireRole } from '../identity/permission.ts'
import { amount, day, optionalTextOf, parseInput, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { DateScalar, Rupiah } from '../wire/scalars.ts'
import { chargeLoan } from './charge-loan.ts'
import { closeGroupWeek } from './close-group-week.ts'
import { createLendingPolicy } from './create-lending-policy.ts'
import { decideLoanChange } from './decide-loan-change.ts'
import { loanOf } from './loan.resolver.ts'
import {
  ChargeLoanResult,
  type ChargePart,
  ChargePartEnum,
  CloseGroupWeekResult,
  CreateLendingPolicyResult,
  DecideLoanChangeResult,
  LendingPolicy,
  type LoanActDone,
  LoanChangeInput,
  type LoanChangeMade,
  LoanChangePage,
  LoanChangeStatusEnum,
  LoanPaymentInput,
  type PayOutMethod,
  PayOutMethodEnum,
  ProgrammeFundInput,
  ProgrammeFundPage,
  type ProgrammeFundRecorded,
  ProposeLoanChangeResult,
  RecordLoanPaymentResult,
  RecordProgrammeFundResult,
  RefundLoanCreditResult,
  ReverseProgrammeFundResult,
} from './loan-acts.graphql.ts'
import {
  changeSort,
  findLoanChanges,
  findProgrammeFunds,
  fundSort,
  lendingPolicies,
  loanChangeOf,
  programmeFundOf,
} from './loan-acts.queries.ts'
import { type LoanChangeStatus, loanChangeKinds } from './loan-change.entity.ts'
import { proposeLoanChange } from './propose-loan-change.ts'
import { recordLoanPayment } from './record-loan-payment.ts'
import { recordProgrammeFund, reverseProgrammeFund } from './record-programme-fund.ts'
import { refundLoanCredit } from './refund-loan-credit.ts'

const positive = v.pipe(amount, v.minValue(1n, 'Jumlahnya harus lebih dari 0.'))
const reason = textOf('Alasan', 500)
const reference = optionalTextOf('Nomor bukti', 80)
const optionalDay = v.optional(v.nullable(day), null)

const paymentSchema = v.object({
  paymentId: uuid,
  loanId: uuid,
  amount: positive,
  method: v.picklist(['OFFICE_CASH', 'TRANSFER', 'DEPOSIT']),
  surplus: v.picklist(['NEXT', 'LAST', 'SETTLE']),
  paidOn: optionalDay,
  reference,
})

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null)
const whole = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1, 'Isi angka mulai dari 1.'),
  v.maxValue(520, 'Paling banyak 520.'),
)

const changeSchema = v.pipe(
  v.object({
    changeId: uuid,
    loanId: uuid,
    kind: v.picklist(loanChangeKinds),
    reason,
    weeks: optional(whole),
    firstDueOn: optionalDay,
    part: optional(v.picklist(['PENALTY', 'FEE', 'MARGIN'])),
    instalmentNumber: optional(whole),
    amount: optional(positive),
  }),
  v.check(
    ({ kind, part, instalmentNumber, amount: waived }) =>
      kind !== 'WAIVER' || (part !== null && instalmentNumber !== null && waived !== null),
    'Isi bagian, nomor angsuran, dan jumlah yang dibebaskan.',
  ),
)

const fundSchema = v.object({
  fundId: uuid,
  direction: v.picklist(['RECEIVED', 'RETURNED']),
  amount: positive,
  method: v.picklist(['TRANSFER', 'OFFICE_CASH']),
  party: textOf('Nama pemberi atau penerima', 160),
  reference,
  happenedOn: day,
})

@Resolver()
export class LoanActsResolver {
  @Query(() => LoanChangePage, {
    complexity: listComplexity,
    description: 'Officer: changes of loans that were proposed, newest first.',
  })
  async loanChanges(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('loanId', () => ID, { nullable: true }) loanId?: string,
    @Arg('status', () => LoanChangeStatusEnum, { nullable: true }) status?: LoanChangeStatus,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<LoanChangePage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return findLoanChanges(context.reader, {
      loanId: loanId ? parseInput(uuid, loanId, ['loanId']) : null,
      status: status ?? null,
      first,
      after: after
        ? (decodeCursor(after, changeSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
  }

  @Query(() => ProgrammeFundPage, {
    complexity: listComplexity,
    description: 'Officer: money that the programme was given to lend or gave back, newest first.',
  })
  async programmeFunds(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ProgrammeFundPage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return findProgrammeFunds(context.reader, {
      first,
      after: after ? (decodeCursor(after, fundSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null,
    })
  }

  @Query(() => [LendingPolicy], { description: 'Officer: newest first.' })
  async lendingPolicies(@Ctx() context: Context): Promise<LendingPolicy[]> {
    await requireRole(context, 'OFFICER')
    return lendingPolicies(context.reader)
  }

  @Mutation(() => RecordLoanPaymentResult, {
    description:
      'Officer: what was paid at the office, by transfer or out of the deposit. surplus SETTLE closes the loan for what settlementQuote says.',
  })
  async recordLoanPayment(
    @Ctx() context: Context,
    @Arg('input', () => LoanPaymentInput) input: LoanPaymentInput,
  ): Promise<typeof RecordLoanPaymentResult> {
    const officer = await requireRole(context, 'OFFICER')
    const payment = parseInput(paymentSchema, input, ['input'])
    return done(context, await recordLoanPayment(context.db(), context.now, officer, payment))
  }

  @Mutation(() => ChargeLoanResult, {
    description: 'Officer: adds a penalty or a fee to the oldest open instalment. chargeId is made by the client.',
  })
  async chargeLoan(
    @Ctx() context: Context,
    @Arg('chargeId', () => ID) chargeId: string,
    @Arg('loanId', () => ID) loanId: string,
    @Arg('part', () => ChargePartEnum) part: ChargePart,
    @Arg('amount', () => Rupiah) sum: number,
    @Arg('reason', () => String) why: string,
  ): Promise<typeof ChargeLoanResult> {
    const officer = await requireRole(context, 'OFFICER')
    const charged = await chargeLoan(context.db(), context.now, officer, {
      chargeId: parseInput(uuid, chargeId, ['chargeId']),
      loanId: parseInput(uuid, loanId, ['loanId']),
      part,
      amount: parseInput(positive, sum, ['amount']),
      reason: parseInput(reason, why, ['reason']),
    })
    return done(context, charged)
  }

  @Mutation(() => RefundLoanCreditResult, {
    description:
      'Officer: gives a member back what she paid too much, and her deposit once the loan is closed. refundId is made by the client.',
  })
  async refundLoanCredit(
    @Ctx() context: Context,
    @Arg('refundId', () => ID) refundId: string,
    @Arg('loanId', () => ID) loanId: string,
    @Arg('amount', () => Rupiah) sum: number,
    @Arg('method', () => PayOutMethodEnum) method: PayOutMethod,
    @Arg('reference', () => String, { nullable: true }) bankReference?: string,
  ): Promise<typeof RefundLoanCreditResult> {
    const officer = await requireRole(context, 'OFFICER')
    const refunded = await refundLoanCredit(context.db(), context.now, officer, {
      refundId: parseInput(uuid, refundId, ['refundId']),
      loanId: parseInput(uuid, loanId, ['loanId']),
      amount: parseInput(positive, sum, ['amount']),
      method,
      reference: parseInput(reference, bankReference, ['reference']),
    })
    return done(context, refunded)
  }

  @Mutation(() => ProposeLoanChangeResult, {
    description:
      'Officer: proposes a new plan, a write-off or a waiver. Another officer decides; a waiver within the policy is done at once.',
  })
  async proposeLoanChange(
    @Ctx() context: Context,
    @Arg('input', () => LoanChangeInput) input: LoanChangeInput,
  ): Promise<typeof ProposeLoanChangeResult> {
    const officer = await requireRole(context, 'OFFICER')
    const { changeId: id, ...draft } = parseInput(changeSchema, input, ['input'])
    const proposed = await proposeLoanChange(context.db(), context.now, officer, { id, ...draft })
    return '__typename' in proposed ? proposed : made(context, proposed.changeId)
  }

  @Mutation(() => DecideLoanChangeResult, { description: 'Officer, not the one who proposed it. It is done at once.' })
  async approveLoanChange(
    @Ctx() context: Context,
    @Arg('changeId', () => ID) changeId: string,
  ): Promise<typeof DecideLoanChangeResult> {
    return decide(context, changeId, 'APPROVED', null)
  }

  @Mutation(() => DecideLoanChangeResult, { description: 'Officer, not the one who proposed it.' })
  async declineLoanChange(
    @Ctx() context: Context,
    @Arg('changeId', () => ID) changeId: string,
    @Arg('reason', () => String) why: string,
  ): Promise<typeof DecideLoanChangeResult> {
    return decide(context, changeId, 'DECLINED', parseInput(reason, why, ['reason']))
  }

  @Mutation(() => DecideLoanChangeResult, { description: 'The officer who proposed it takes it back.' })
  async withdrawLoanChange(
    @Ctx() context: Context,
    @Arg('changeId', () => ID) changeId: string,
  ): Promise<typeof DecideLoanChangeResult> {
    return decide(context, changeId, 'WITHDRAWN', null)
  }

  @Mutation(() => CloseGroupWeekResult, {
    description: 'Mentor of the group, officer: this week or one to come. day is any day of it.',
  })
  async closeGroupWeek(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('day', () => DateScalar) closedDay: string,
    @Arg('reason', () => String) why: string,
  ): Promise<typeof CloseGroupWeekResult> {
    const who = await requireStaff(context)
    const closed = await closeGroupWeek(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      day: parseInput(day, closedDay, ['day']),
      reason: parseInput(reason, why, ['reason']),
    })
    return '__typename' in closed ? closed : { __typename: 'GroupWeekClosed', ...closed }
  }

  @Mutation(() => RecordProgrammeFundResult, {
    description: 'Officer: money that the programme was given to lend, or gave back.',
  })
  async recordProgrammeFund(
    @Ctx() context: Context,
    @Arg('input', () => ProgrammeFundInput) input: ProgrammeFundInput,
  ): Promise<typeof RecordProgrammeFundResult> {
    const officer = await requireRole(context, 'OFFICER')
    const { fundId: id, ...draft } = parseInput(fundSchema, input, ['input'])
    const recorded = await recordProgrammeFund(context.db(), context.now, officer, { id, ...draft })
    return '__typename' in recorded ? recorded : fundRecorded(context, recorded.fundId)
  }

  @Mutation(() => ReverseProgrammeFundResult, { description: 'Officer.' })
  async reverseProgrammeFund(
    @Ctx() context: Context,
    @Arg('fundId', () => ID) fundId: string,
    @Arg('reason', () => String) why: string,
  ): Promise<typeof ReverseProgrammeFundResult> {
    const officer = await requireRole(context, 'OFFICER')
    const reversed = await reverseProgrammeFund(context.db(), context.now, officer, {
      fundId: parseInput(uuid, fundId, ['fundId']),
      reason: parseInput(reason, why, ['reason']),
    })
    return '__typename' in reversed ? reversed : fundRecorded(context, reversed.fundId)
  }

  @Mutation(() => CreateLendingPolicyResult, {
    description: 'Officer: a version that begins tomorrow at the earliest.',
  })
  async createLendingPolicy(
    @Ctx() context: Context,
    @Arg('effectiveFrom', () => DateScalar) effectiveFrom: string,
    @Arg('waiverAloneMax', () => Rupiah) waiverAloneMax: number,
    @Arg('note', () => String) note: string,
  ): Promise<typeof CreateLendingPolicyResult> {
    const officer = await requireRole(context, 'OFFICER')
    const created = await createLendingPolicy(context.db(), context.now, officer, {
      effectiveFrom: parseInput(day, effectiveFrom, ['effectiveFrom']),
      waiverAloneMax: parseInput(amount, waiverAloneMax, ['waiverAloneMax']),
      note: parseInput(textOf('Catatan', 500), note, ['note']),
    })
    if ('__typename' in created) return created
    const policy = (await lendingPolicies(context.reader)).find(({ version }) => version === created.version)
    if (!policy) throw new Error('the new policy is gone')
    return { __typename: 'LendingPolicyMade', policy }
  }
}

const done = async <Refused extends { __typename: string }>(
  context: Context,
  act: { loanId: string } | Refused,
): Promise<LoanActDone | Refused> =>
  '__typename' in act ? act : { __typename: 'LoanActDone', loan: await loanOf(context, act.loanId) }

const made = async ({ reader }: Context, changeId: string): Promise<LoanChangeMade> => {
  const change = await loanChangeOf(reader, changeId)
  if (!change) throw new Error(`the change ${changeId} is gone`)
  return { __typename: 'LoanChangeMade', change }
}

const decide = async (
  context: Context,
  changeId: string,
  outcome: 'APPROVED' | 'DECLINED' | 'WITHDRAWN',
  note: string | null,
): Promise<typeof DecideLoanChangeResult> => {
  const officer = await requireRole(context, 'OFFICER')
  const decided = await decideLoanChange(context.db(), context.now, officer, {
    changeId: parseInput(uuid, changeId, ['changeId']),
    outcome,
    note,
  })
  return '__typename' in decided ? decided : made(context, decided.changeId)
}

const fundRecorded = async ({ reader }: Context, fundId: string): Promise<ProgrammeFundRecorded> => {
  const fund = await programmeFundOf(reader, fundId)
  if (!fund) throw new Error(`the fund ${fundId} is gone`)
  return { __typename: 'ProgrammeFundRecorded', fund }
}
