import { createHash } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeWeek } from '../../api/src/groups/close-week.ts'
import { joinGroup } from '../../api/src/groups/join-group.ts'
import {
  aBorrowingGroup,
  agree,
  anApplication,
  application,
  appraise,
  approve,
  type BorrowingGroup,
  confirmReceipt,
  contest,
  decline,
  disburse,
  draft,
  letGroupsBeSmall,
  recordVote,
  submit,
  unmetGates,
  vote,
  wanted,
  withdraw,
  yes,
} from '../support/application-makers.ts'
import { loanFaults, payLoan } from '../support/loan-makers.ts'
import { aBusiness, aProduct, aSale, declaredFinances, ledgerFaults } from '../support/people.ts'
import { type Asking, aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  await letGroupsBeSmall(world)
  return () => world.close()
})

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
  expect(await loanFaults(world)).toEqual([])
})

const messagesTo = async (phone: string): Promise<string[]> =>
  (
    await world.sql(
      `select kind from message where recipient_phone = $1 and kind like 'LOAN%' order by created_at, id`,
      [phone],
    )
  ).map(({ kind }) => kind)

/** Where the messages of one kind lead, below the site's address. */
const linksOf = async (phone: string, kind: string): Promise<string[]> =>
  (
    await world.sql(`select text from message where recipient_phone = $1 and kind = $2 order by created_at, id`, [
      phone,
      kind,
    ])
  ).map(({ text }) => /https?:\/\/[^/]+(\S+)$/.exec(text)?.[1] ?? '')

const ballots = async (asking: Asking): Promise<Data[]> =>
  (
    await world.query(
      `{ applicationsToVote { applicationId borrowerName purpose principal weeks regularInstalment liability proposalHash saysYes isRecorded } }`,
      {},
      asking,
    )
  ).applicationsToVote

const statusOf = async (id: string, { mentor }: BorrowingGroup): Promise<string> =>
  (await application(world, id, mentor)).status

describe('an application', () => {
  test('goes from a draft to money in her hand, with a word to everybody at each step', async () => {
    world.clock.set('2026-11-25T12:00:00+07:00')
    const group = await aBorrowingGroup(world)
    const { borrower, others, mentor, officer } = group
    const input = wanted(group)
    const drafted = (await draft(world, { input }, borrower.owner)).application
    // A Wednesday; the group meets on Tuesdays: 1 December is only six days away.
    expect(drafted).toMatchObject({ status: 'DRAFT', cycle: 1, isProposedByMentor: false })
    expect(drafted.price).toMatchObject({ firstDueOn: '2026-12-08', deposit: 100_000, isInForce: true })
    expect(drafted.price.quote).toMatchObject({
      regularInstalment: 50_000,
      totalMargin: 500_000,
      totalRepayable: 2_500_000,
      netReceived: 1_900_000,
    })
    await agree(world, { applicationId: input.id, priceHash: drafted.price.priceHash }, borrower.owner)
    const submitted = (await submit(world, { applicationId: input.id }, borrower.owner)).application
    expect(submitted).toMatchObject({ status: 'SUBMITTED', proposalHash: expect.stringMatching(/^[0-9a-f]{64}$/) })

    for (const other of others) {
      expect(await linksOf(other.owner.phone, 'LOAN_VOTE_WANTED')).toEqual(['/jual/kelompok#usulan'])
      const [ballot] = await ballots(other.owner)
      expect(ballot).toMatchObject({
        borrowerName: borrower.owner.name,
        purpose: 'Oven baru',
        principal: 2_000_000,
        regularInstalment: 50_000,
        liability: 'FULL',
        saysYes: null,
      })
      const { applicationId, proposalHash } = ballot
      await vote(world, { input: { applicationId, proposalHash, saysYes: true } }, other.owner)
    }
    expect(await statusOf(input.id, group)).toBe('GROUP_CONSENTED')
    const [{ slug }] = await world.sql(`select slug from member_group where id = $1`, [group.id])
    const stepOf = (phone: string) => linksOf(phone, 'LOAN_APPLICATION_MOVED')
    expect(await stepOf(borrower.owner.phone)).toEqual([`/jual/pinjaman/pengajuan/${input.id}`])
    expect(await stepOf(mentor.phone)).toEqual([`/dampingi/${slug}/usulan/${input.id}`])
    expect(await unmetGates(world, input.id, borrower.owner)).toEqual(['APPRAISAL', 'APPROVAL'])
    const appraisal = { applicationId: input.id, principal: 2_000_000, weeks: 50, note: 'Sudah lama berjualan' }
    const { appraisals } = (await appraise(world, { input: appraisal }, mentor)).application
    // She sold nothing on the platform yet: the mentor's word stands alone.
    expect(appraisals).toMatchObject([{ capacityMax: null, recommendedPrincipal: 2_000_000 }])
    expect(await approve(world, { applicationId: input.id }, officer)).toMatchObject({
      application: { status: 'APPROVED', approvedBy: officer.name },
    })
    const out = (await disburse(world, { applicationId: input.id }, officer)).application
    expect(out).toMatchObject({ status: 'DISBURSED', loanId: expect.any(String), receivedAt: null })
    expect((await confirmReceipt(world, { loanId: out.loanId }, others[0].owner)).__typename).toBe(
      'ApplicationNotFound',
    )
    const told = (await confirmReceipt(world, { loanId: out.loanId }, borrower.owner)).application
    expect(told.receivedAt).not.toBeNull()
    world.clock.pass({ hours: 1 })
    expect((await confirmReceipt(world, { loanId: out.loanId }, borrower.owner)).application.receivedAt).toBe(
      told.receivedAt,
    )

    expect(await messagesTo(borrower.owner.phone)).toEqual([
      'LOAN_APPLICATION_MOVED',
      'LOAN_APPLICATION_MOVED',
      'LOAN_APPLICATION_MOVED',
      'LOAN_DISBURSED',
    ])
    expect(await messagesTo(others[1].owner.phone)).toEqual(['LOAN_VOTE_WANTED'])
    expect(await messagesTo(mentor.phone)).toEqual(['LOAN_APPLICATION_MOVED'])
    const [first] = await world.sql(
      `select due_on::text as day from loan_instalment where loan_id = $1 and known_until is null order by number limit 1`,
      [out.loanId],
    )
    expect(first.day).toBe('2026-12-08')
  })

  test('votes on a proposal whose hash is that of its stored text', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'SUBMITTED')
    const [{ proposal, hash }] = await world.sql(
      `select proposal::text as proposal, encode(proposal_hash, 'hex') as hash from loan_application where id = $1`,
      [id],
    )
    expect(hash).toBe(createHash('sha256').update(proposal).digest('hex'))
  })

  test('that her mentor wrote down is agreed to by herself', async () => {
    const group = await aBorrowingGroup(world)
    const input = wanted(group)
    const { price, isProposedByMentor } = (await draft(world, { input }, group.mentor)).application
    expect(isProposedByMentor).toBe(true)
    expect(await messagesTo(group.borrower.owner.phone)).toEqual(['LOAN_PRICE_TO_AGREE'])
    const said = { applicationId: input.id, priceHash: price.priceHash }
    expect((await agree(world, said, group.mentor)).__typename).toBe('ApplicationNotFound')
    expect((await agree(world, said, group.borrower.owner)).application.priceAgreedAt).not.toBeNull()
    expect((await submit(world, { applicationId: input.id }, group.mentor)).application.status).toBe('SUBMITTED')
  })

  test('whose amount the mentor lowers is agreed to and voted on anew', async () => {
    const group = await aBorrowingGroup(world)
    const { borrower, mentor, others } = group
    const first = await anApplication(world, group, 'DISBURSED')
    const { loanId } = await application(world, first, mentor)
    await payLoan(world, mentor, loanId, 2_500_000n)
    const id = await anApplication(world, group, 'GROUP_CONSENTED', { principal: 3_000_000 })
    const asked = await application(world, id, borrower.owner)
    expect(asked.cycle).toBe(2)
    const input = { applicationId: id, principal: 2_400_000, weeks: 25, note: 'Mulai lebih kecil' }
    const lowered = (await appraise(world, { input }, mentor)).application
    expect(lowered).toMatchObject({
      status: 'DRAFT',
      principal: 2_400_000,
      weeks: 25,
      proposalHash: null,
      priceAgreedAt: null,
    })
    expect((await submit(world, { applicationId: id }, borrower.owner)).message).toContain('belum menyetujui biaya')
    await agree(world, { applicationId: id, priceHash: lowered.price.priceHash }, borrower.owner)
    const again = (await submit(world, { applicationId: id }, borrower.owner)).application
    expect(again.proposalHash).not.toBe(asked.proposalHash)
    expect(again.votes.map(({ saysYes }: Data) => saysYes)).toEqual([null, null])
    const old = { applicationId: id, proposalHash: asked.proposalHash, saysYes: true }
    // What she said to the old proposal is on record, and counts for nothing.
    expect((await vote(world, { input: old }, others[0].owner)).__typename).toBe('VoteCast')
    expect((await application(world, id, mentor)).votes[0].saysYes).toBeNull()
    expect(await statusOf(id, group)).toBe('SUBMITTED')
  })

  test('keeps the terms that she agreed to when an officer decides new ones', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'APPROVED')
    const agreed = (await application(world, id, group.mentor)).price.quote.regularInstalment
    const { loanProducts } = await world.query(
      `{ loanProducts { id current { version principalMin principalMax principalStep tenorsWeeks method annualRateBasisPoints yearWeeks
         roundTo rounding depositBasisPoints liability solidarityWeekly latePenalty latePenaltyGraceDays firstCycleMax stepUpBasisPoints
         appraisalValidDays forgivesUnearnedMargin note } } }`,
      {},
      group.officer,
    )
    const [{ id: productId, current }] = loanProducts
    const { version, ...terms } = current
    const today = world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
    const decide = async (effectiveFrom: string, changes: Data = {}, asking: Asking = group.officer): Promise<Data> =>
      (
        await world.query(
          `mutation ($input: LoanProductVersionInput!) { createLoanProductVersion(input: $input) {
             __typename ... on LoanProductVersionCreated { product { current { version } versions { version } } } ... on Refusal { message field } } }`,
          { input: { ...terms, productId, effectiveFrom, note: 'Suku jasa turun', ...changes } },
          asking,
        )
      ).createLoanProductVersion
    expect(await decide(today.toString())).toMatchObject({
      __typename: 'LoanPolicyRefused',
      field: ['input', 'effectiveFrom'],
    })
    expect(await decide('2027-01-01', { principalMin: 150_000 })).toMatchObject({ field: ['input', 'principalStep'] })
    await expect(decide('2027-01-01', {}, group.mentor)).rejects.toThrow('FORBIDDEN')
    const tomorrow = today.add({ days: 1 }).toString()
    const decided = await decide(tomorrow, { annualRateBasisPoints: 2000 })
    expect(decided.product.current.version).toBe(version)
    expect((await decide(tomorrow, { annualRateBasisPoints: 2000 })).product.versions).toHaveLength(
      decided.product.versions.length,
    )
    const waiting = await aBorrowingGroup(world)
    const drafted = wanted(waiting)
    const { price } = (await draft(world, { input: drafted }, waiting.borrower.owner)).application
    await agree(world, { applicationId: drafted.id, priceHash: price.priceHash }, waiting.borrower.owner)

    world.clock.set(`${tomorrow}T09:00:00+07:00`)
    const { loanId } = (await disburse(world, { applicationId: id }, group.officer)).application
    const [loan] = await world.sql(`select regular_instalment::int as instalment from loan where id = $1`, [loanId])
    expect(loan.instalment).toBe(agreed)
    // What is not submitted yet is agreed to anew.
    expect((await submit(world, { applicationId: drafted.id }, waiting.borrower.owner)).__typename).toBe(
      'ProposalChanged',
    )
    const renewed = (await draft(world, { input: drafted }, waiting.borrower.owner)).application
    expect(renewed).toMatchObject({ priceAgreedAt: null, price: { quote: { totalMargin: 400_000 } } })
    // The other tests' terms.
    await decide(world.now().add({ hours: 24 }).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString())
    world.clock.pass({ days: 1 })
  })

  test('is paid in instalments that leave out closed weeks and holidays', async () => {
    world.clock.set('2027-03-03T12:00:00+07:00')
    const group = await aBorrowingGroup(world)
    for (const day of ['2027-03-16', '2027-03-30']) {
      await closeWeek(world.em(), world.now(), {
        groupId: group.id,
        day: Temporal.PlainDate.from(day),
        reason: 'Banjir',
      })
    }
    const id = await anApplication(world, group, 'APPROVED')
    const { price } = await application(world, id, group.borrower.owner)
    expect(price.quote.instalments.slice(0, 3).map(({ dueOn }: Data) => dueOn)).toEqual([
      '2027-03-23',
      '2027-04-06',
      '2027-04-13',
    ])
    const { loanId } = (await disburse(world, { applicationId: id }, group.officer)).application
    const due = await world.sql(
      `select due_on::text as day from loan_instalment where loan_id = $1 and known_until is null order by number`,
      [loanId],
    )
    expect(due.map(({ day }) => day)).toEqual(price.quote.instalments.map(({ dueOn }: Data) => dueOn))
  })
})

describe('the group', () => {
  test('ends an application with one no, whose reason she reads and whose name she does not', async () => {
    const group = await aBorrowingGroup(world)
    const { borrower, others, mentor } = group
    const id = await anApplication(world, group, 'SUBMITTED')
    const { proposalHash } = await application(world, id, borrower.owner)
    const no = { applicationId: id, proposalHash, saysYes: false, reason: 'Masih ada pinjaman lain' }
    await vote(world, { input: no }, others[1].owner)
    const seen = await application(world, id, borrower.owner)
    expect(seen).toMatchObject({ status: 'DECLINED', endReason: 'Kelompok belum setuju: Masih ada pinjaman lain' })
    expect(seen.votes.map(({ saysYes, reason }: Data) => [saysYes, reason])).toEqual([
      [null, null],
      [null, null],
    ])
    expect((await application(world, id, mentor)).votes[1]).toMatchObject({ saysYes: false })
    expect(await messagesTo(borrower.owner.phone)).toContain('LOAN_APPLICATION_ENDED')
    expect((await draft(world, { input: wanted(group) }, borrower.owner)).__typename).toBe('LoanApplicationChanged')
  })

  test('has votes written down by its mentor, which the member may contest until the money is out', async () => {
    const group = await aBorrowingGroup(world)
    const { others, mentor, officer } = group
    const id = await anApplication(world, group, 'SUBMITTED')
    const { proposalHash } = await application(world, id, mentor)
    const said = { applicationId: id, proposalHash, saysYes: true }
    await vote(world, { input: said }, others[0].owner)
    await recordVote(world, { input: { ...said, memberId: others[1].owner.id } }, mentor)
    expect(await statusOf(id, group)).toBe('GROUP_CONSENTED')
    expect(await messagesTo(others[1].owner.phone)).toContain('LOAN_VOTE_RECORDED')
    expect((await ballots(others[1].owner))[0]).toMatchObject({ saysYes: true, isRecorded: true })
    await appraise(world, { input: { applicationId: id, principal: 2_000_000, weeks: 50, note: 'Layak' } }, mentor)
    await approve(world, { applicationId: id }, officer)
    expect((await contest(world, { applicationId: id }, others[0].owner)).__typename).toBe('VoteRefused')
    expect((await contest(world, { applicationId: id }, others[1].owner)).__typename).toBe('VoteCast')
    expect(await unmetGates(world, id, mentor)).toEqual(['GROUP_CONSENT'])
    expect(await disburse(world, { applicationId: id }, officer)).toMatchObject({
      __typename: 'LoanConditionUnmet',
      message: expect.stringContaining('Belum ada suara setuju'),
    })
    await yes(world, id, others[1], mentor)
    expect((await disburse(world, { applicationId: id }, officer)).application.status).toBe('DISBURSED')
    expect((await contest(world, { applicationId: id }, others[1].owner)).__typename).toBe('VoteCast')
  })

  test('asks a member who joins after the approval as well', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'APPROVED')
    const late = await aBusiness(world)
    await joinGroup(world.em(), world.now(), { groupId: group.id, memberId: late.owner.id })
    expect(await unmetGates(world, id, group.officer)).toEqual(['GROUP_CONSENT'])
    expect((await disburse(world, { applicationId: id }, group.officer)).__typename).toBe('LoanConditionUnmet')
    await yes(world, id, late, group.mentor)
    expect((await disburse(world, { applicationId: id }, group.officer)).application.status).toBe('DISBURSED')
  })
})

describe('an application ends', () => {
  test.each(['DRAFT', 'SUBMITTED', 'GROUP_CONSENTED', 'APPRAISED', 'APPROVED'] as const)(
    'when she takes it back: %s',
    async (step) => {
      const group = await aBorrowingGroup(world)
      const id = await anApplication(world, group, step)
      const { borrower, officer } = group
      expect((await withdraw(world, { applicationId: id }, borrower.owner)).application.status).toBe('WITHDRAWN')
      expect((await withdraw(world, { applicationId: id }, borrower.owner)).application.status).toBe('WITHDRAWN')
      expect((await disburse(world, { applicationId: id }, officer)).__typename).toBe('ApplicationMovedOn')
    },
  )

  test('with a reason from the officer, or from her mentor before the appraisal', async () => {
    const group = await aBorrowingGroup(world)
    const first = await anApplication(world, group, 'SUBMITTED')
    const byMentor = await decline(world, { applicationId: first, reason: 'Usahanya baru berhenti' }, group.mentor)
    expect(byMentor.application).toMatchObject({ status: 'DECLINED', endReason: 'Usahanya baru berhenti.' })
    const second = await anApplication(world, group, 'APPRAISED')
    expect((await decline(world, { applicationId: second, reason: 'Terlambat' }, group.mentor)).__typename).toBe(
      'ApplicationMovedOn',
    )
    const byOfficer = await decline(world, { applicationId: second, reason: 'Dana bulan ini habis.' }, group.officer)
    expect(byOfficer.application.endReason).toBe('Dana bulan ini habis.')
  })
})

test('a loan is no larger than her sales can repay at the appraisal', async () => {
  world.clock.set('2027-04-05T10:00:00+07:00')
  const borrower = await aBusiness(world)
  const goods = await aProduct(world, borrower, { price: 1_000_000 })
  for (let week = 0; week < 12; week += 1) {
    await aSale(world, borrower, [{ goods }])
    world.clock.pass({ days: 7 })
  }
  await declaredFinances(world, borrower, { operatingCost: 0n, householdExpenses: 440_000n, otherHouseholdIncome: 0n })
  const group = await aBorrowingGroup(world, { borrower })
  const id = await anApplication(world, group, 'GROUP_CONSENTED')
  const input = { applicationId: id, principal: 2_000_000, weeks: 50, note: 'Layak' }
  // 60,000 / 1.5 = 40,000 a week: 1,600,000 over 50 weeks, which is less than the smallest loan.
  expect(await appraise(world, { input }, group.mentor)).toMatchObject({
    __typename: 'LoanConditionUnmet',
    message: expect.stringContaining('Kemampuan bayar belum cukup'),
  })
  world.clock.pass({ minutes: 1 })
  await declaredFinances(world, borrower, { operatingCost: 0n, householdExpenses: 300_000n, otherHouseholdIncome: 0n })
  const appraised = (await appraise(world, { input }, group.mentor)).application
  expect(appraised.appraisals).toMatchObject([{ capacityMax: 2_000_000 }])
  expect(appraised.status).toBe('APPRAISED')
})
