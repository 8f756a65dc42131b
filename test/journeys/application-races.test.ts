import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { joinGroup } from '../../api/src/groups/join-group.ts'
import {
  aBorrowingGroup,
  anApplication,
  application,
  disburse,
  draft,
  letGroupsBeSmall,
  submit,
  unmetGates,
  vote,
  wanted,
  withdraw,
} from '../support/application-makers.ts'
import { loanFaults } from '../support/loan-makers.ts'
import { aBusiness, anOfficer, ledgerFaults } from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  await letGroupsBeSmall(world)
  return () => world.close()
})

afterEach(async () => {
  expect(await ledgerFaults(world)).toEqual([])
  expect(await loanFaults(world)).toEqual([])
})

const loansOf = async (applicationId: string): Promise<number> =>
  (await world.sql(`select count(*)::int as count from loan where application_id = $1`, [applicationId]))[0].count

const namesOf = (answers: Data[]): string[] => answers.map(({ __typename }) => __typename).toSorted()

describe('at once, from two processes', () => {
  test('two officers pay out one loan', async () => {
    const group = await aBorrowingGroup(world)
    const other = await anOfficer(world)
    const id = await anApplication(world, group, 'APPROVED')
    const officers = [group.officer, other, group.officer, other]
    const answers = await Promise.all(
      officers.map(({ token }, index) => disburse(world, { applicationId: id }, { token, of: index % 2 })),
    )
    expect(await loansOf(id)).toBe(1)
    expect(namesOf(answers)).toEqual([
      'ApplicationMovedOn',
      'ApplicationMovedOn',
      'LoanApplicationChanged',
      'LoanApplicationChanged',
    ])
  })

  test('a loan is paid out or taken back, and never both', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const group = await aBorrowingGroup(world)
      const id = await anApplication(world, group, 'APPROVED')
      const answers = await Promise.all([
        disburse(world, { applicationId: id }, { token: group.officer.token, of: 0 }),
        withdraw(world, { applicationId: id }, { token: group.borrower.owner.token, of: 1 }),
      ])
      const { status } = await application(world, id, group.mentor)
      expect(namesOf(answers)).toEqual(['ApplicationMovedOn', 'LoanApplicationChanged'])
      expect(await loansOf(id)).toBe(status === 'DISBURSED' ? 1 : 0)
    }
  })

  test('a member who joins is asked before the money goes out, or joins a group that has agreed', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const group = await aBorrowingGroup(world)
      const id = await anApplication(world, group, 'APPROVED')
      const late = await aBusiness(world)
      const [answer] = await Promise.all([
        disburse(world, { applicationId: id }, group.officer),
        joinGroup(world.em(), world.now(), { groupId: group.id, memberId: late.owner.id }),
      ])
      if (answer.__typename === 'LoanConditionUnmet') {
        expect(await unmetGates(world, id, group.officer)).toEqual(['GROUP_CONSENT'])
        expect(await loansOf(id)).toBe(0)
      } else {
        expect(answer.application.status).toBe('DISBURSED')
      }
    }
  })

  test('all votes that are cast count, and the last of them is the consent', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'SUBMITTED')
    const { proposalHash } = await application(world, id, group.mentor)
    const input = { applicationId: id, proposalHash, saysYes: true }
    const answers = await Promise.all(
      [...group.others, ...group.others].map(({ owner }, index) =>
        vote(world, { input }, { token: owner.token, of: index % 2 }),
      ),
    )
    expect(new Set(namesOf(answers))).toEqual(new Set(['VoteCast']))
    expect((await application(world, id, group.mentor)).status).toBe('GROUP_CONSENTED')
    expect(await world.sql(`select 1 from loan_application_vote where application_id = $1`, [id])).toHaveLength(2)
  })

  test('a yes and a no of one member are one vote', async () => {
    const group = await aBorrowingGroup(world)
    const id = await anApplication(world, group, 'SUBMITTED')
    const { proposalHash } = await application(world, id, group.mentor)
    const said = { applicationId: id, proposalHash, reason: 'Belum yakin' }
    await Promise.all(
      [true, false].map((saysYes, of) =>
        vote(world, { input: { ...said, saysYes } }, { token: group.others[0].owner.token, of }),
      ),
    )
    expect(await world.sql(`select 1 from loan_application_vote where application_id = $1`, [id])).toHaveLength(1)
  })

  test('two drafts and eight submissions are one application', async () => {
    const group = await aBorrowingGroup(world)
    const token = group.borrower.owner.token
    const drafts = await Promise.all(
      [wanted(group), wanted(group)].map((input, of) => draft(world, { input }, { token, of })),
    )
    expect(namesOf(drafts)).toEqual(['LoanApplicationChanged', 'LoanTermsRefused'])
    const { id } = drafts.find(({ application }) => application).application
    await withdraw(world, { applicationId: id }, { token })
    const agreed = await anApplication(world, group, 'AGREED')
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => submit(world, { applicationId: agreed }, { token, of: index % 2 })),
    )
    const [{ revision }] = await world.sql(`select revision from loan_application where id = $1`, [agreed])
    expect(revision).toBe(1)
  })
})
