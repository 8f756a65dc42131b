import { beforeAll, describe, expect, test } from 'vitest'
import { businessDay } from '../../api/src/calendar.ts'
import { electChair } from '../../api/src/groups/elect-chair.ts'
import { groupStanding } from '../../api/src/groups/group-standing.queries.ts'
import { lockLoan } from '../../api/src/lending/lock-loans.ts'
import {
  aFormingGroup,
  aGroupPolicy,
  agreeToLoanAssignment,
  agreeToTransfer,
  aJoinedMember,
  anInvitation,
  answerInvitation,
  askLoanAssignment,
  askTransfer,
  dissolveGroup,
  endLoanAssignment,
  endTransfer,
  groupOf,
  historyOf,
  leaveGroup,
  moveMeetingDay,
  recordElection,
} from '../support/group-makers.ts'
import { aLoan, loanFaults, payLoan, postToLoan } from '../support/loan-makers.ts'
import { aBusiness, aGroup, aMentor, anOfficer, type Business, type SignedInPerson } from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  await aGroupPolicy(world, { sizeMin: 2, sizeMax: 4 })
  officer = await anOfficer(world)
  return () => world.close()
})

const names = (results: Data[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const businesses = async (count: number): Promise<Business[]> => {
  const made: Business[] = []
  while (made.length < count) made.push(await aBusiness(world))
  return made
}

const aGroupOf = async (count: number) => {
  const [mentor, members] = [await aMentor(world), await businesses(count)]
  const { id: groupId } = await aGroup(world, mentor, members)
  return { mentor, members, groupId, owners: members.map(({ owner }) => owner) as [SignedInPerson, SignedInPerson] }
}

const dueDays = async (loanId: string): Promise<string[]> =>
  (
    await world.sql(
      'select due_on::text from loan_instalment where loan_id = $1 and known_until is null order by number limit 3',
      [loanId],
    )
  ).map(({ due_on }) => due_on)

const activeIn = async (groupId: string): Promise<string[]> =>
  (
    await world.sql(
      'select member_id from group_membership where group_id = $1 and left_on is null order by member_number',
      [groupId],
    )
  ).map(({ member_id }) => member_id)

const leave = (groupId: string, member: { id: string }, who: { token?: string; of?: number }) =>
  leaveGroup(world, { groupId, memberId: member.id, reason: 'Pindah rumah' }, who)

describe('a member leaves', () => {
  test('by her own word or her mentor’s, her chair ends, and a group below its size is flagged', async () => {
    const { mentor, groupId, owners } = await aGroupOf(2)
    await recordElection(world, { groupId, memberId: owners[0].id }, mentor)
    const left = await leave(groupId, owners[0], owners[0])
    expect(left).toEqual({ __typename: 'GroupLeft', memberId: owners[0].id, size: 'TOO_SMALL' })
    expect(await leave(groupId, owners[0], mentor)).toEqual(left)
    const reader = (world.apis[0] as World['apis'][number]).database.pool
    expect(await groupStanding(reader, groupId, businessDay(world.now()))).toMatchObject({
      status: 'ACTIVE',
      size: 'TOO_SMALL',
      hasChair: false,
      memberCount: 1,
    })
    expect((await historyOf(world, groupId, mentor)).map(({ kind }) => kind).slice(0, 2)).toEqual([
      'MEMBER_LEFT',
      'CHAIR_ENDED',
    ])
    expect((await world.query('{ myGroup { id } }', {}, owners[0])).myGroup).toBeNull()
  })

  test('by nobody else’s word', async () => {
    const { groupId, owners } = await aGroupOf(2)
    for (const someone of [owners[1], await aMentor(world), (await aBusiness(world)).owner]) {
      expect((await leave(groupId, owners[0], someone)).__typename).toBe('NoMemberOfGroup')
    }
    expect(await activeIn(groupId)).toHaveLength(2)
  })

  test('not with a loan, nor while her deposit or a credit is hers, and with all of it settled she does', async () => {
    const mentor = await aMentor(world)
    const { id, business, groupId } = await aLoan(world, mentor)
    const her = business.owner
    expect(await leave(groupId, her, her)).toMatchObject({
      __typename: 'MattersOpen',
      matters: ['LOAN'],
      message: expect.stringContaining('pinjaman belum lunas'),
    })
    // A little too much: the loan is closed, the rest is a credit.
    await payLoan(world, mentor, id, 2_600_000n)
    expect((await leave(groupId, her, her)).matters).toEqual(['CREDIT'])
    const happenedOn = businessDay(world.now())
    // The deposit alone, which the last payment set free.
    await postToLoan(world, mentor, id, { kind: 'REFUND', happenedOn, amount: 100_000n, method: 'CASH' })
    expect((await leave(groupId, her, her)).matters).toEqual(['CREDIT'])
    await postToLoan(world, mentor, id, { kind: 'REFUND', happenedOn, amount: 100_000n, method: 'CASH' })
    expect((await leave(groupId, her, her)).__typename).toBe('GroupLeft')
  })

  test('not while she asks for a loan', async () => {
    const { mentor, groupId, owners } = await aGroupOf(1)
    await world.sql(
      `insert into loan_application (id, number, borrower_id, business_id, group_id, product_version_id, principal, weeks, purpose, cycle,
         status, proposed_by, created_at)
       select gen_random_uuid(), 'PA-keluar', $1, b.id, $2, '019b0000-0000-7000-8000-000000000002', 2000000, 50, 'Modal', 1, 'DRAFT', $1, now()
       from business b where b.owner_id = $1`,
      [owners[0].id, groupId],
    )
    expect((await leave(groupId, owners[0], mentor)).matters).toEqual(['APPLICATION'])
  })

  test('with a loan that was written off only when an officer lets her go', async () => {
    const mentor = await aMentor(world)
    const { id, business, groupId } = await aLoan(world, mentor)
    const happenedOn = businessDay(world.now())
    await postToLoan(
      world,
      officer,
      id,
      { kind: 'PAYMENT', happenedOn, amount: 100_000n, method: 'DEPOSIT', surplus: 'NEXT' },
      { kind: 'WRITE_OFF', happenedOn, reason: 'Hilang kontak' },
    )
    expect((await leave(groupId, business.owner, mentor)).matters).toEqual(['WRITTEN_OFF'])
    expect((await leave(groupId, business.owner, officer)).__typename).toBe('GroupLeft')
  })

  test('who has a reason; without one nothing happens', async () => {
    const { groupId, owners } = await aGroupOf(1)
    const answer = await world.ask(
      'mutation ($g: ID!, $m: ID!) { leaveGroup(groupId: $g, memberId: $m, reason: " ") { __typename } }',
      { g: groupId, m: owners[0].id },
      owners[0],
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', ['reason']])
    expect(await activeIn(groupId)).toHaveLength(1)
  })

  test('and may join again, under a new number', async () => {
    const { mentor, groupId, owners, members } = await aGroupOf(2)
    await leave(groupId, owners[0], mentor)
    await aJoinedMember(world, mentor, groupId, members[0])
    expect((await groupOf(world, groupId, mentor)).members.map(({ id, number }: Data) => [id, number])).toEqual([
      [owners[1].id, 2],
      [owners[0].id, 3],
    ])
  })
})

describe('a member goes to another group', () => {
  const asked = async (
    from: { mentor: SignedInPerson },
    member: { id: string },
    toGroupId: string,
  ): Promise<string> => {
    const answer = await askTransfer(world, { memberId: member.id, toGroupId, reason: 'Pindah rumah' }, from.mentor)
    if (answer.__typename !== 'TransferChanged') throw new Error(JSON.stringify(answer))
    return answer.transfer.id
  }

  test('when she and the mentor there agree, and takes her loan along to the new group’s day', async () => {
    const mentor = await aMentor(world)
    const { id: loanId, business, groupId } = await aLoan(world, mentor)
    const to = await aGroupOf(1)
    await moveMeetingDay(
      world,
      {
        input: {
          groupId: to.groupId,
          weekday: 5,
          startsAt: '09:00',
          place: 'Balai',
          effectiveFrom: '2026-11-25',
          reason: 'x',
        },
      },
      to.mentor,
    )
    const before = await dueDays(loanId)
    const transferId = await asked({ mentor }, business.owner, to.groupId)
    expect(
      (await world.query('{ myGroup { transfer { id toGroupName } } }', {}, business.owner)).myGroup.transfer.id,
    ).toBe(transferId)
    expect((await world.query('{ transfersToAnswer { id } }', {}, to.mentor)).transfersToAnswer).toEqual([
      { id: transferId },
    ])
    expect((await agreeToTransfer(world, { transferId }, to.mentor)).transfer).toMatchObject({
      status: 'ASKED',
      groupAgreed: true,
      memberAgreed: false,
    })
    expect(await activeIn(groupId)).toEqual([business.owner.id])
    const done = await agreeToTransfer(world, { transferId }, business.owner)
    expect(done.transfer).toMatchObject({ status: 'DONE', memberAgreed: true })
    expect(await agreeToTransfer(world, { transferId }, business.owner)).toEqual(done)

    expect([await activeIn(groupId), await activeIn(to.groupId)]).toEqual([[], [to.owners[0].id, business.owner.id]])
    const [loan] = await world.sql('select group_id from loan where id = $1', [loanId])
    const [position] = await world.sql(
      'select group_id from loan_position where loan_id = $1 order by id desc limit 1',
      [loanId],
    )
    expect([loan.group_id, position.group_id]).toEqual([to.groupId, to.groupId])
    const weekdays = (days: string[]) => days.map((day) => Temporal.PlainDate.from(day).dayOfWeek)
    expect([weekdays(before), weekdays(await dueDays(loanId))]).toEqual([
      [3, 3, 3],
      [5, 5, 5],
    ])
    expect(await loanFaults(world)).toEqual([])
    expect((await historyOf(world, groupId, mentor))[0]).toMatchObject({ kind: 'MEMBER_MOVED_OUT' })
    expect((await historyOf(world, to.groupId, to.mentor))[0]).toMatchObject({ kind: 'MEMBER_MOVED_IN' })
  })

  test('not when she, or the mentor there, says no, or it is taken back', async () => {
    const [from, to] = [await aGroupOf(3), await aGroupOf(1)]
    const ends = [
      [from.owners[0], 'DECLINED'],
      [to.mentor, 'DECLINED'],
      [from.mentor, 'WITHDRAWN'],
    ] as const
    for (const [who, status] of ends) {
      const transferId = await asked(from, from.owners[0], to.groupId)
      expect((await endTransfer(world, { transferId }, who)).transfer.status).toBe(status)
      expect((await agreeToTransfer(world, { transferId }, to.mentor)).__typename).toBe('TransferNotFound')
    }
    expect(await activeIn(to.groupId)).toHaveLength(1)
  })

  test('not by the word of people who have nothing to do with it', async () => {
    const [from, to] = [await aGroupOf(2), await aGroupOf(1)]
    const stranger = await askTransfer(
      world,
      { memberId: from.owners[0].id, toGroupId: to.groupId, reason: 'Ambil' },
      to.mentor,
    )
    expect(stranger.__typename).toBe('NoMemberOfGroup')
    const transferId = await asked(from, from.owners[0], to.groupId)
    for (const who of [from.owners[1], from.mentor, to.owners[0]]) {
      expect((await agreeToTransfer(world, { transferId }, who)).__typename).toBe('TransferNotFound')
    }
  })

  test('not to a full or dissolved group, nor to the one that she is in, nor to two', async () => {
    const [from, full, other] = [await aGroupOf(2), await aGroupOf(4), await aGroupOf(1)]
    const ask = async (toGroupId: string) =>
      (await askTransfer(world, { memberId: from.owners[0].id, toGroupId, reason: 'x' }, from.mentor)).__typename
    expect(await ask(full.groupId)).toBe('GroupIsFull')
    expect(await ask(from.groupId)).toBe('TransferNotFound')
    expect(await ask(other.groupId)).toBe('TransferChanged')
    expect(await ask((await aGroupOf(1)).groupId)).toBe('TransferIsOpen')
  })

  test('not when the group has filled up meanwhile', async () => {
    const [from, to] = [await aGroupOf(2), await aGroupOf(3)]
    const transferId = await asked(from, from.owners[0], to.groupId)
    await agreeToTransfer(world, { transferId }, to.mentor)
    await aJoinedMember(world, to.mentor, to.groupId)
    expect((await agreeToTransfer(world, { transferId }, from.owners[0])).__typename).toBe('GroupIsFull')
    expect(await activeIn(from.groupId)).toContain(from.owners[0].id)
  })
})

describe('a loan that another member takes over', () => {
  const aLoanOfTwo = async () => {
    const { mentor, members, groupId, owners } = await aGroupOf(2)
    const { id: loanId } = await aLoan(world, mentor, { business: members[0] as Business, groupId })
    return { mentor, groupId, loanId, from: owners[0], to: owners[1] }
  }
  const ask = (loanId: string, to: { id: string }, who: { token?: string } = officer) =>
    askLoanAssignment(world, { loanId, toMemberId: to.id, reason: 'Pindah kota' }, who)

  test('is hers when the borrower and then she agree, and the borrower may leave', async () => {
    const { mentor, groupId, loanId, from, to } = await aLoanOfTwo()
    const { assignment } = await ask(loanId, to)
    const assignmentId = assignment.id
    expect((await ask(loanId, to)).assignment.id).toBe(assignmentId)
    const seenBy = async (who: SignedInPerson) =>
      (await world.query('{ myLoanAssignments { outstandingTotal regularInstalment } }', {}, who)).myLoanAssignments
    expect([await seenBy(to), await seenBy(from)]).toEqual([[], [{ outstandingTotal: null, regularInstalment: null }]])
    // What is owed is not shown to her before, and she cannot agree to what she has not seen.
    expect((await agreeToLoanAssignment(world, { assignmentId }, to)).__typename).toBe('LoanAssignmentNotFound')
    await agreeToLoanAssignment(world, { assignmentId }, from)
    expect(await seenBy(to)).toEqual([{ outstandingTotal: 2_500_000, regularInstalment: 50_000 }])
    const done = await agreeToLoanAssignment(world, { assignmentId }, to)
    expect(done.assignment.status).toBe('DONE')
    expect(await agreeToLoanAssignment(world, { assignmentId }, to)).toEqual(done)

    const [loan] = await world.sql(
      'select l.borrower_id, b.owner_id from loan l join business b on b.id = l.business_id where l.id = $1',
      [loanId],
    )
    expect([loan.borrower_id, loan.owner_id]).toEqual([to.id, to.id])
    expect((await historyOf(world, groupId, mentor))[0]).toMatchObject({ kind: 'LOAN_ASSIGNED' })
    expect((await leave(groupId, to, to)).matters).toEqual(['LOAN'])
    expect((await leave(groupId, from, from)).__typename).toBe('GroupLeft')
    await payLoan(world, mentor, loanId, 50_000n)
    expect(await loanFaults(world)).toEqual([])
  })

  test('is proposed by an officer alone, to a member of the group without a loan', async () => {
    const { mentor, groupId, loanId, from, to } = await aLoanOfTwo()
    const answer = await world.ask(
      'mutation ($l: ID!, $t: ID!) { askLoanAssignment(loanId: $l, toMemberId: $t, reason: "x") { __typename } }',
      { l: loanId, t: to.id },
      mentor,
    )
    expect(codeOf(answer)).toBe('FORBIDDEN')
    const stranger = (await aBusiness(world)).owner
    expect((await ask(loanId, stranger)).__typename).toBe('NoMemberOfGroup')
    expect((await ask(loanId, from)).__typename).toBe('LoanNotAssignable')
    const borrower = await aJoinedMember(world, mentor, groupId)
    await aLoan(world, mentor, { business: borrower, groupId })
    expect((await ask(loanId, borrower.owner)).__typename).toBe('AssigneeBound')
  })

  test('stays when one of them says no, or the officer takes it back', async () => {
    const { loanId, from, to } = await aLoanOfTwo()
    const ends = [
      [from, 'DECLINED'],
      [to, 'DECLINED'],
      [officer, 'WITHDRAWN'],
    ] as const
    for (const [who, status] of ends) {
      const assignmentId = (await ask(loanId, to)).assignment.id
      expect((await endLoanAssignment(world, { assignmentId }, who)).assignment.status).toBe(status)
      expect((await agreeToLoanAssignment(world, { assignmentId }, from)).__typename).toBe('LoanAssignmentNotFound')
    }
    const [loan] = await world.sql('select borrower_id from loan where id = $1', [loanId])
    expect(loan.borrower_id).toBe(from.id)
  })

  test('is not hers as well when she gets one of her own at the same moment', async () => {
    const { mentor, groupId, loanId, from, to } = await aLoanOfTwo()
    const assignmentId = (await ask(loanId, to)).assignment.id
    await agreeToLoanAssignment(world, { assignmentId }, from)
    const [business] = await world.sql('select id, slug, name from business where owner_id = $1', [to.id])
    const [agreed] = await Promise.allSettled([
      agreeToLoanAssignment(world, { assignmentId }, { token: to.token, of: 1 }),
      aLoan(world, mentor, { business: { ...business, owner: to }, groupId }),
    ])
    expect(agreed.status).toBe('fulfilled')
    if (agreed.status === 'fulfilled')
      expect(['LoanAssignmentChanged', 'AssigneeBound']).toContain(agreed.value.__typename)
    const [{ count }] = await world.sql(`select count(*)::int from loan where borrower_id = $1 and status = 'ACTIVE'`, [
      to.id,
    ])
    expect(count).toBe(1)
    expect(await loanFaults(world)).toEqual([])
  })
})

describe('a new meeting day', () => {
  test('moves what falls due from its day on, once, though the work is done twice', async () => {
    const mentor = await aMentor(world)
    const { id: loanId, groupId } = await aLoan(world, mentor)
    const input = {
      groupId,
      weekday: 1,
      startsAt: '09:00',
      place: 'Balai RT 3',
      effectiveFrom: '2026-12-08',
      reason: 'Pasar',
    }
    await moveMeetingDay(world, { input }, mentor)
    expect(await dueDays(loanId)).toEqual(['2026-12-02', '2026-12-09', '2026-12-16'])
    const noon = world.now().toString()
    try {
      world.clock.set('2026-12-08T00:10:00+07:00')
      await world.runJobs({ only: 'apply-meeting-changes' })
      world.clock.set('2026-12-09T00:10:00+07:00')
      await world.runJobs({ only: 'apply-meeting-changes' })
      expect(await dueDays(loanId)).toEqual(['2026-12-02', '2026-12-14', '2026-12-21'])
      const events = await world.sql(
        `select happened_on::text as day from loan_event where loan_id = $1 and kind = 'NEW_WEEKDAY'`,
        [loanId],
      )
      expect(events).toEqual([{ day: '2026-12-08' }])
      expect(await loanFaults(world)).toEqual([])
    } finally {
      world.clock.set(noon)
    }
  })
})

describe('a group ends', () => {
  test('when nothing binds its members, with all that was still open', async () => {
    const mentor = await aMentor(world)
    const { id: loanId, groupId, business } = await aLoan(world, mentor)
    const dissolve = () => dissolveGroup(world, { groupId, reason: 'Program selesai' }, officer)
    expect(await dissolve()).toMatchObject({
      __typename: 'MembersBound',
      message: expect.stringContaining('Penjual Uji'),
    })
    await payLoan(world, mentor, loanId, 2_500_000n)
    const happenedOn = businessDay(world.now())
    await postToLoan(world, mentor, loanId, { kind: 'REFUND', happenedOn, amount: 100_000n, method: 'CASH' })
    await electChair(world.em(), world.now(), { groupId, memberId: business.owner.id })
    const guest = (await aBusiness(world)).owner
    const invitationId = await anInvitation(world, mentor, groupId, guest)

    const { group } = await dissolve()
    expect(group).toMatchObject({
      status: 'DISSOLVED',
      dissolvedOn: '2026-11-25',
      memberCount: 0,
      chairName: null,
      invitations: [],
      nextMeetingOn: null,
    })
    expect((await dissolve()).__typename).toBe('GroupChanged')
    const late = await answerInvitation(world, { invitationId, accept: true }, guest)
    expect(late.__typename).toBe('InvitationNotFound')
    expect((await world.query('{ mentoredGroups { id } }', {}, mentor)).mentoredGroups).toEqual([])
  })

  test('by an officer’s word alone', async () => {
    const { mentor, groupId } = await aGroupOf(1)
    const answer = await world.ask(
      'mutation ($id: ID!) { dissolveGroup(groupId: $id, reason: "x") { __typename } }',
      { id: groupId },
      mentor,
    )
    expect(codeOf(answer)).toBe('FORBIDDEN')
  })
})

describe('at the same moment', () => {
  test('eight women who accept take the last two places, and no more', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    for (let count = 0; count < 2; count += 1) await aJoinedMember(world, mentor, groupId)
    const women = await businesses(8)
    const invitationIds = await Promise.all(women.map(({ owner }) => anInvitation(world, mentor, groupId, owner)))
    const answers = await Promise.all(
      women.map(({ owner }, index) =>
        answerInvitation(
          world,
          { invitationId: invitationIds[index], accept: true },
          { token: owner.token, of: index % 2 },
        ),
      ),
    )
    expect(names(answers)).toEqual({ InvitationAnswered: 2, GroupIsFull: 6 })
    expect(await activeIn(groupId)).toHaveLength(4)
  })

  test('a woman who accepts four groups is in one', async () => {
    const { owner } = await aBusiness(world)
    const invitationIds: string[] = []
    for (let count = 0; count < 4; count += 1) {
      const mentor = await aMentor(world)
      invitationIds.push(await anInvitation(world, mentor, (await aFormingGroup(world, mentor)).id, owner))
    }
    const answers = await Promise.all(
      invitationIds.map((invitationId, index) =>
        answerInvitation(world, { invitationId, accept: true }, { token: owner.token, of: index % 2 }),
      ),
    )
    expect(names(answers)).toEqual({ InvitationAnswered: 1, MemberOfAnotherGroup: 3 })
  })

  test('two elections leave one chair', async () => {
    const { mentor, groupId, owners } = await aGroupOf(2)
    const answers = await Promise.all(
      owners.map(({ id }, index) =>
        recordElection(world, { groupId, memberId: id }, { token: (index === 0 ? mentor : officer).token, of: index }),
      ),
    )
    expect(names(answers)).toEqual({ GroupChanged: 1, ElectionDayRefused: 1 })
    expect((await groupOf(world, groupId, mentor)).members.filter(({ isChair }: Data) => isChair)).toHaveLength(1)
  })

  test('who leaves gets no loan, and who gets a loan does not leave', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const { mentor, members, groupId, owners } = await aGroupOf(1)
        const [left, lent] = await Promise.allSettled([
          leave(groupId, owners[0], { token: owners[0].token, of: index % 2 }),
          aLoan(world, mentor, { business: members[0] as Business, groupId }),
        ])
        const isIn = (await activeIn(groupId)).length === 1
        const [{ count }] = await world.sql(
          `select count(*)::int from loan where group_id = $1 and status = 'ACTIVE'`,
          [groupId],
        )
        if (left.status === 'rejected') throw left.reason
        const hasLeft = left.value.__typename === 'GroupLeft'
        return [hasLeft, lent.status === 'fulfilled', isIn, count]
      }),
    )
    for (const outcome of outcomes) {
      expect([
        [true, false, false, 0],
        [false, true, true, 1],
      ]).toContainEqual(outcome)
    }
  })

  test('the last yes of a transfer given twice moves her once, while her loan is paid', async () => {
    const mentor = await aMentor(world)
    const { id: loanId, business, groupId } = await aLoan(world, mentor)
    const to = await aGroupOf(1)
    const { transfer } = await askTransfer(
      world,
      { memberId: business.owner.id, toGroupId: to.groupId, reason: 'Pindah' },
      mentor,
    )
    await agreeToTransfer(world, { transferId: transfer.id }, to.mentor)
    const results = await Promise.allSettled([
      agreeToTransfer(world, { transferId: transfer.id }, { token: business.owner.token, of: 0 }),
      agreeToTransfer(world, { transferId: transfer.id }, { token: business.owner.token, of: 1 }),
      payLoan(world, mentor, loanId, 50_000n),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect([await activeIn(groupId), (await activeIn(to.groupId)).length]).toEqual([[], 2])
    const locked = await world.em().transactional((tx) => lockLoan(tx, loanId))
    expect(locked?.records.map(({ kind }) => kind).toSorted()).toEqual(['DISBURSEMENT', 'NEW_WEEKDAY', 'PAYMENT'])
    expect(await loanFaults(world)).toEqual([])
  })
})
