import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeWeek } from '../../api/src/groups/close-week.ts'
import { registerUser } from '../../api/src/identity/register-user.ts'
import {
  aBorrowingGroup,
  agree,
  anApplication,
  application,
  appraise,
  approve,
  type BorrowingGroup,
  decline,
  disburse,
  draft,
  letGroupsBeSmall,
  type ReachedStep,
  recordVote,
  submit,
  vote,
  wanted,
} from '../support/application-makers.ts'
import { aLoan } from '../support/loan-makers.ts'
import { aBusiness, aPhone, aStranger, signedIn } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  await letGroupsBeSmall(world)
  return () => world.close()
})

const appraisal = (applicationId: string, changes: Data = {}): Data => ({
  input: { applicationId, principal: 2_000_000, weeks: 50, note: 'Layak', ...changes },
})

const stored = (id: string) => world.sql(`select * from loan_application where id = $1`, [id])

describe('a draft is refused, and writes nothing:', () => {
  test.each<[string, Data, string, RegExp]>([
    ['below the smallest', { principal: 1_900_000 }, 'principal', /Pilih jumlah di antaranya/],
    ['above the largest', { principal: 5_100_000 }, 'principal', /Pilih jumlah di antaranya/],
    ['off the step', { principal: 2_050_000 }, 'principal', /kelipatan Rp.*Bulatkan/],
    ['of a tenor that is not offered', { weeks: 26 }, 'weeks', /25 atau 50 minggu/],
    ['above the first ceiling', { principal: 2_100_000 }, 'principal', /Pinjaman pertama paling banyak/],
    ['of a product that is not there', { productId: randomUUID() }, 'productId', /Pilih produk/],
    ['of a business that is not there', { businessId: randomUUID() }, 'businessId', /Masuk dulu ke kelompok/],
  ])('%s', async (_, changes, field, message) => {
    const group = await aBorrowingGroup(world)
    const input = wanted(group, changes)
    const answer = await draft(world, { input }, group.borrower.owner)
    expect(answer).toEqual({
      __typename: 'LoanTermsRefused',
      message: expect.stringMatching(message),
      field: ['input', field],
    })
    expect(await stored(input.id)).toEqual([])
  })

  test.each<[string, (group: BorrowingGroup) => Promise<Data>, RegExp]>([
    ['by a neighbour', async ({ others }) => others[0].owner, /bukan usaha anggota/],
    ['by somebody in no group', async () => (await aStranger(world)).owner, /bukan usaha anggota/],
    ['by an officer', async ({ officer }) => officer, /bukan usaha anggota/],
  ])('%s', async (_, who, message) => {
    const group = await aBorrowingGroup(world)
    expect((await draft(world, { input: wanted(group) }, await who(group))).message).toMatch(message)
  })

  test('beside another that is open', async () => {
    const group = await aBorrowingGroup(world)
    await anApplication(world, group, 'SUBMITTED')
    expect((await draft(world, { input: wanted(group) }, group.borrower.owner)).message).toMatch(/tarik dulu/)
  })

  test('while a loan runs', async () => {
    const group = await aBorrowingGroup(world)
    await anApplication(world, group, 'DISBURSED')
    expect((await draft(world, { input: wanted(group) }, group.borrower.owner)).message).toMatch(/Lunasi dulu/)
  })

  test('without a purpose, as a mistake of the form', async () => {
    const group = await aBorrowingGroup(world)
    await expect(draft(world, { input: wanted(group, { purpose: '  ' }) }, group.borrower.owner)).rejects.toThrow(
      'Tujuan pinjaman perlu diisi',
    )
  })
})

interface Case {
  name: string
  step: ReachedStep
  /** Before somebody tries. */
  given?: (group: BorrowingGroup, id: string) => Promise<unknown>
  attempt: (group: BorrowingGroup, id: string) => Promise<Data>
  refusal: string
  message: RegExp
}

const proposalOf = async (group: BorrowingGroup, id: string) =>
  (await application(world, id, group.mentor)).proposalHash
const votes = async (group: BorrowingGroup, id: string, who: Data, changes: Data = {}) =>
  vote(
    world,
    { input: { applicationId: id, proposalHash: await proposalOf(group, id), saysYes: true, ...changes } },
    who,
  )

describe('the next step is refused, and changes nothing:', () => {
  const cases: Case[] = [
    {
      name: 'submitting without her agreement',
      step: 'DRAFT',
      attempt: ({ borrower }, applicationId) => submit(world, { applicationId }, borrower.owner),
      refusal: 'LoanConditionUnmet',
      message: /belum menyetujui biaya.*menyetujuinya sendiri/,
    },
    {
      name: 'agreeing to another price',
      step: 'DRAFT',
      attempt: ({ borrower }, applicationId) =>
        agree(world, { applicationId, priceHash: 'ab'.repeat(32) }, borrower.owner),
      refusal: 'ProposalChanged',
      message: /Baca yang baru/,
    },
    {
      name: 'submitting in a group that has become too small',
      step: 'AGREED',
      given: ({ id, others }) =>
        world.sql(
          `update group_membership set left_on = '2026-11-26', left_reason = 'Pindah' where group_id = $1 and member_id = $2`,
          [id, others[1].owner.id],
        ),
      attempt: ({ borrower }, applicationId) => submit(world, { applicationId }, borrower.owner),
      refusal: 'LoanConditionUnmet',
      message: /paling sedikit 3. Ajak anggota baru/,
    },
    {
      name: 'voting on one’s own',
      step: 'SUBMITTED',
      attempt: (group, id) => votes(group, id, group.borrower.owner),
      refusal: 'VoteRefused',
      message: /anggota lain/,
    },
    {
      name: 'a vote of somebody outside the group',
      step: 'SUBMITTED',
      attempt: async (group, id) => votes(group, id, (await aStranger(world)).owner),
      refusal: 'VoteRefused',
      message: /anggota lain/,
    },
    {
      name: 'a vote of the mentor herself',
      step: 'SUBMITTED',
      attempt: (group, id) => votes(group, id, group.mentor),
      refusal: 'VoteRefused',
      message: /anggota lain/,
    },
    {
      name: 'a vote on another proposal',
      step: 'SUBMITTED',
      attempt: (group, id) => votes(group, id, group.others[0].owner, { proposalHash: 'cd'.repeat(32) }),
      refusal: 'ProposalChanged',
      message: /Baca yang baru/,
    },
    {
      name: 'a vote that is turned round',
      step: 'GROUP_CONSENTED',
      attempt: (group, id) => votes(group, id, group.others[0].owner, { saysYes: false, reason: 'Berubah' }),
      refusal: 'VoteRefused',
      message: /tidak bisa diubah/,
    },
    {
      name: 'a vote written down by the mentor of another group',
      step: 'SUBMITTED',
      attempt: async (group, id) => {
        const other = await aBorrowingGroup(world)
        const input = {
          applicationId: id,
          proposalHash: await proposalOf(group, id),
          saysYes: true,
          memberId: group.others[0].owner.id,
        }
        return recordVote(world, { input }, other.mentor)
      },
      refusal: 'ApplicationNotFound',
      message: /tidak ditemukan/,
    },
    {
      name: 'an appraisal before all have voted',
      step: 'SUBMITTED',
      attempt: ({ mentor }, id) => appraise(world, appraisal(id), mentor),
      refusal: 'ApplicationMovedOn',
      message: /menunggu suara kelompok/,
    },
    {
      name: 'an appraisal that raises the amount',
      step: 'GROUP_CONSENTED',
      attempt: ({ mentor }, id) => appraise(world, appraisal(id, { principal: 2_100_000 }), mentor),
      refusal: 'LoanTermsRefused',
      message: /tidak menaikkan/,
    },
    {
      name: 'an approval before the appraisal',
      step: 'GROUP_CONSENTED',
      attempt: ({ officer }, applicationId) => approve(world, { applicationId }, officer),
      refusal: 'ApplicationMovedOn',
      message: /menunggu penilaian pendamping/,
    },
    {
      name: 'money before the approval',
      step: 'APPRAISED',
      attempt: ({ officer }, applicationId) => disburse(world, { applicationId }, officer),
      refusal: 'ApplicationMovedOn',
      message: /menunggu keputusan petugas/,
    },
    {
      name: 'money in a week in which the group is closed',
      step: 'APPROVED',
      given: ({ id }) =>
        closeWeek(world.em(), world.now(), {
          groupId: id,
          day: Temporal.PlainDate.from('2026-11-25'),
          reason: 'Banjir',
        }),
      attempt: ({ officer }, applicationId) => disburse(world, { applicationId }, officer),
      refusal: 'LoanConditionUnmet',
      message: /libur: Banjir. Cairkan pada hari kerja berikutnya/,
    },
    {
      name: 'declining what is paid out',
      step: 'DISBURSED',
      attempt: ({ officer }, applicationId) => decline(world, { applicationId, reason: 'Terlambat' }, officer),
      refusal: 'ApplicationMovedOn',
      message: /sudah dicairkan/,
    },
  ]
  test.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { step, given, attempt, refusal, message }) => {
      const group = await aBorrowingGroup(world)
      const id = await anApplication(world, group, step)
      await given?.(group, id)
      const before = await stored(id)
      expect(await attempt(group, id)).toMatchObject({ __typename: refusal, message: expect.stringMatching(message) })
      expect(await stored(id)).toEqual(before)
    },
  )

  test('an appraisal that is too old, until the mentor appraises again', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'APPROVED')
    world.clock.pass({ days: 33 })
    expect((await disburse(world, { applicationId: id }, group.officer)).message).toMatch(/lewat 30 hari.*sekali lagi/)
    expect((await appraise(world, appraisal(id), group.mentor)).application.status).toBe('APPRAISED')
    await approve(world, { applicationId: id }, group.officer)
    expect((await disburse(world, { applicationId: id }, group.officer)).application.status).toBe('DISBURSED')
    world.clock.set('2026-11-25T12:00:00+07:00')
  })
})

test('who proposed or appraised an application does not approve it, officer or not', async () => {
  const phone = aPhone()
  const { id: personId } = await registerUser(world.em(), world.now(), {
    name: 'Dua Jabatan',
    phone,
    roles: ['MENTOR', 'OFFICER'],
  })
  const group = await aBorrowingGroup(world)
  await world.sql(`update member_group set mentor_id = $2 where id = $1`, [group.id, personId])
  const both = { ...(await signedIn(world, { id: personId, name: 'Dua Jabatan', phone })) }
  const id = await anApplication(world, { ...group, mentor: both }, 'APPRAISED')
  expect(await approve(world, { applicationId: id }, both)).toMatchObject({
    __typename: 'NotYoursToApprove',
    message: expect.stringMatching(/Minta petugas lain/),
  })
})

describe('PostgreSQL itself refuses', () => {
  const refusalOf = async (text: string, values: unknown[]): Promise<string> => {
    try {
      await world.sql(text, values)
      return 'done'
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  test.each<[string, ReachedStep, string]>([
    [
      'an approval by the proposer',
      'APPRAISED',
      `update loan_application set status = 'APPROVED', approved_by = proposed_by, approved_at = now() where id = $1`,
    ],
    [
      'an approval without an appraisal',
      'GROUP_CONSENTED',
      `update loan_application set status = 'APPROVED' where id = $1`,
    ],
    ['a step left out', 'SUBMITTED', `update loan_application set status = 'APPRAISED' where id = $1`],
    [
      'another amount after the vote',
      'SUBMITTED',
      `update loan_application set principal = principal + 100000 where id = $1`,
    ],
    ['another proposal under the same hash', 'SUBMITTED', `update loan_application set proposal = '{}' where id = $1`],
    ['waking what has ended', 'DISBURSED', `update loan_application set status = 'APPROVED' where id = $1`],
    [
      'a vote of the applicant',
      'SUBMITTED',
      `insert into loan_application_vote (id, application_id, proposal_hash, voter_id, says_yes, voted_at)
      select gen_random_uuid(), id, proposal_hash, borrower_id, true, now() from loan_application where id = $1`,
    ],
    [
      'a second vote',
      'GROUP_CONSENTED',
      `insert into loan_application_vote (id, application_id, proposal_hash, voter_id, says_yes, voted_at)
      select gen_random_uuid(), application_id, proposal_hash, voter_id, true, now() from loan_application_vote where application_id = $1 limit 1`,
    ],
    [
      'a vote turned round',
      'GROUP_CONSENTED',
      `update loan_application_vote set says_yes = false, reason = 'x' where application_id = $1`,
    ],
  ])('%s', async (_, step, text) => {
    const id = await anApplication(world, await aBorrowingGroup(world), step)
    expect(await refusalOf(text, [id])).toMatch(/^23(514|505)$/)
  })

  test('a loan to which a member of the group has not said yes', async () => {
    const group = await aBorrowingGroup(world)
    const neighbour = await aBusiness(world)
    // The maker pays out without judgement, to the only member of a group.
    await expect(aLoan(world, group.mentor, { business: neighbour })).resolves.toBeDefined()
    const id = await anApplication(world, group, 'APPROVED')
    await world.sql(
      `insert into group_membership (id, group_id, member_id, member_number, joined_on)
       select gen_random_uuid(), $1, id, 9, current_date from users where name = 'Petugas Uji' limit 1`,
      [group.id],
    )
    const code = await refusalOf(
      `with out as (update loan_application set status = 'DISBURSED' where id = $1 returning *)
       insert into loan (id, number, application_id, borrower_id, business_id, group_id, product_version_id, cycle, principal, margin,
         regular_instalment, schedule, weeks, deposit, disbursed_on, disbursed_by, disbursed_at, status)
       select gen_random_uuid(), 'PJ-X', id, borrower_id, business_id, group_id, product_version_id, 1, principal, 0, 1, '[]', weeks, 0,
              current_date, approved_by, now(), 'ACTIVE' from out`,
      [id],
    )
    expect(code).toBe('23514')
  })
})

describe('is for those alone whom it concerns:', () => {
  test('an application, to the borrower, her mentor and officers; each other look is written down', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'SUBMITTED')
    const other = await aBorrowingGroup(world)
    const ask = (document: string, token?: string) => world.ask(document, { id }, { token })
    for (const document of [
      `query ($id: ID!) { loanApplication(id: $id) { id } }`,
      `query ($id: ID!) { disbursementGates(applicationId: $id) { met } }`,
    ]) {
      for (const { token } of [group.borrower.owner, group.mentor, group.officer]) {
        expect((await ask(document, token)).errors).toBeUndefined()
      }
      for (const { token } of [group.others[0].owner, other.mentor, other.borrower.owner]) {
        expect(codeOf(await ask(document, token))).toBe('FORBIDDEN')
      }
      expect(codeOf(await ask(document))).toBe('UNAUTHENTICATED')
    }
    const reads = await world.sql(
      `select reader_id from financial_read where subject_id = $1 and what = 'loanApplication' and reader_id = $2`,
      [group.borrower.owner.id, group.officer.id],
    )
    expect(reads).toHaveLength(2)
  })

  test('lists, to the mentor of the group and to officers', async () => {
    const group = await aBorrowingGroup(world)
    const other = await aBorrowingGroup(world)
    const ofGroup = `query ($id: ID!) { groupApplications(groupId: $id) { nodes { id } } }`
    const queue = `{ applicationQueue(status: APPRAISED) { nodes { status } } }`
    const code = async (document: string, who: { token: string }) =>
      (await world.ask(document, document === ofGroup ? { id: group.id } : {}, who)).errors?.[0].extensions.code ??
      'answered'
    expect(await code(ofGroup, group.mentor)).toBe('answered')
    expect(await code(ofGroup, other.mentor)).toBe('FORBIDDEN')
    expect(await code(ofGroup, group.borrower.owner)).toBe('FORBIDDEN')
    expect(await code(queue, group.officer)).toBe('answered')
    expect(await code(queue, group.mentor)).toBe('FORBIDDEN')
  })
})

test('an officer decides the figures of capacity from a day on, and what was judged stays', async () => {
  const { officer, mentor, borrower } = await aBorrowingGroup(world)
  const fields = `windowWeeks meanWeeks offPlatformBasisPoints otherIncomeBasisPoints ramadanBasisPoints preLebaranBasisPoints
    capMadsBasisPoints madFloorBasisPoints incomeShareBasisPoints dscrHighBasisPoints dscrMediumBasisPoints dscrLowBasisPoints
    weeksLowMin weeksMediumMin weeksHighMin coverageHighBasisPointsMin volatilityBasisPointsMax stepUpBasisPoints annualRateBasisPoints
    yearWeeks recentSalesBasisPointsMin dscrBasisPointsMin zeroSalesWeeksMax refundsBasisPointsMax largestBuyerBasisPointsMax
    instalmentStep loanStep loanMin loanMax firstCycleLoanMax tenorsWeeks`
  const { capacityPolicies } = await world.query(`{ capacityPolicies { isInForce version ${fields} } }`, {}, officer)
  const { isInForce, version, ...figures } = capacityPolicies[0]
  expect([isInForce, version]).toEqual([true, 1])
  const decide = async (changes: Data, who = officer): Promise<Data> =>
    (
      await world.query(
        `mutation ($input: CapacityPolicyInput!) { createCapacityPolicy(input: $input) {
           __typename ... on CapacityPolicyCreated { policy { version isInForce decidedBy } } ... on Refusal { message field } } }`,
        { input: { ...figures, effectiveFrom: '2026-11-26', note: 'Lebih hati-hati', ...changes } },
        who,
      )
    ).createCapacityPolicy
  await expect(decide({}, mentor)).rejects.toThrow('FORBIDDEN')
  expect((await decide({ effectiveFrom: '2026-11-25' })).field).toEqual(['input', 'effectiveFrom'])
  expect((await decide({ loanMax: 1_000_000 })).field).toEqual(['input', 'loanMax'])
  const made = await Promise.all([decide({ dscrHighBasisPoints: 17_000 }), decide({ dscrHighBasisPoints: 17_000 })])
  expect(made[0]).toEqual(made[1])
  expect(made[0].policy).toEqual({ version: 2, isInForce: false, decidedBy: officer.name })
  const versionOn = async () =>
    (
      await world.query(
        `query ($id: ID!) { repaymentCapacity(businessId: $id) { policyVersion } }`,
        { id: borrower.id },
        borrower.owner,
      )
    ).repaymentCapacity.policyVersion
  expect(await versionOn()).toBe(1)
  world.clock.pass({ days: 1 })
  expect(await versionOn()).toBe(2)
})
