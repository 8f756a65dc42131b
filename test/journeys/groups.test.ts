import { beforeAll, describe, expect, test } from 'vitest'
import { businessDay } from '../../api/src/calendar.ts'
import { electChair } from '../../api/src/groups/elect-chair.ts'
import { groupStanding } from '../../api/src/groups/group-standing.queries.ts'
import { registerUser } from '../../api/src/identity/register-user.ts'
import {
  activateGroup,
  aFormingGroup,
  aGroupPolicy,
  aGroupStart,
  aJoinedMember,
  anInvitation,
  answerInvitation,
  aPhotoOf,
  assignMentor,
  endChairTerm,
  groupOf,
  historyOf,
  inviteMember,
  markChecklist,
  moveMeetingDay,
  recordElection,
  startGroup,
  unmarkChecklist,
  withdrawInvitation,
  withdrawMeetingChange,
} from '../support/group-makers.ts'
import {
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  aPhone,
  type Business,
  type SignedInPerson,
  signedIn,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

const checklist = [
  { key: 'saling-kenal', label: 'Saling mengenal', needsPhoto: false },
  { key: 'usaha-dikunjungi', label: 'Usaha dikunjungi', needsPhoto: true },
]

beforeAll(async () => {
  world = await aWorld()
  await aGroupPolicy(world, { sizeMin: 2, sizeMax: 3, chairTermMonths: 12, checklist })
  officer = await anOfficer(world)
  return () => world.close()
})

const messagesTo = async ({ phone }: { phone: string }): Promise<string[]> =>
  (await world.query('query ($phone: String) { demoMessages(phone: $phone) { text kind } }', { phone })).demoMessages
    .filter(({ kind }: Data) => kind.startsWith('GROUP'))
    .map(({ text }: Data) => text)

/** Two members, a chair, everything seen. */
const aReadyGroup = async (mentor: SignedInPerson): Promise<{ group: Data; businesses: Business[] }> => {
  const { id: groupId } = await aFormingGroup(world, mentor)
  const businesses = [await aJoinedMember(world, mentor, groupId), await aJoinedMember(world, mentor, groupId)]
  await recordElection(world, { groupId, memberId: businesses[0]?.owner.id }, mentor)
  await markChecklist(world, { input: { groupId, itemKey: 'saling-kenal', note: 'Satu RT.' } }, mentor)
  const imageId = await aPhotoOf(world, mentor)
  await markChecklist(world, { input: { groupId, itemKey: 'usaha-dikunjungi', imageId } }, mentor)
  return { group: await groupOf(world, groupId, mentor), businesses }
}

describe('a group', () => {
  test('is started, gathers members, is seen to, elects, and begins', async () => {
    const mentor = await aMentor(world)
    const { group, businesses } = await aReadyGroup(mentor)
    expect(group).toMatchObject({
      status: 'FORMING',
      size: 'FITS',
      memberCount: 2,
      chairName: 'Penjual Uji',
      chairEndsOn: '2027-11-25',
      mentorName: 'Pendamping Uji',
      meetingStartsAt: '09:30',
      nextMeetingOn: '2026-12-01',
      activatedOn: null,
    })
    expect(group.members).toEqual(
      businesses.map(({ owner: { id, name } }, index) => ({ id, name, number: index + 1, isChair: index === 0 })),
    )
    expect(group.checklist).toMatchObject([
      { key: 'saling-kenal', mark: { note: 'Satu RT.', markedByName: 'Pendamping Uji', image: null } },
      { key: 'usaha-dikunjungi', mark: { note: '', image: { id: expect.any(String) } } },
    ])

    const begun = await activateGroup(world, { groupId: group.id }, officer)
    expect(begun.group).toMatchObject({ status: 'ACTIVE', activatedOn: '2026-11-25' })
    expect((await activateGroup(world, { groupId: group.id }, officer)).__typename).toBe('GroupChanged')
    expect((await messagesTo(businesses[1]?.owner as SignedInPerson))[0]).toContain('sudah resmi berjalan')
    expect((await historyOf(world, group.id, mentor)).map(({ kind, byName }) => [kind, byName])).toEqual([
      ['ACTIVATED', 'Petugas Uji'],
      ['CHECKLIST_MARKED', 'Pendamping Uji'],
      ['CHECKLIST_MARKED', 'Pendamping Uji'],
      ['CHAIR_ELECTED', 'Pendamping Uji'],
      ['MEMBER_JOINED', 'Penjual Uji'],
      ['MEMBER_JOINED', 'Penjual Uji'],
      ['FORMED', 'Pendamping Uji'],
    ])
  })

  test.each([
    ['with too few members', ['TOO_FEW_MEMBERS'], { members: 1 }],
    ['without a chair', ['NO_CHAIR'], { chair: false }],
    ['before everything was seen', ['CHECKLIST_OPEN'], { marks: 1 }],
    ['with nothing at all', ['TOO_FEW_MEMBERS', 'NO_CHAIR', 'CHECKLIST_OPEN'], { members: 0, chair: false, marks: 0 }],
  ])(
    'does not begin %s',
    async (_, lacks, { members = 2, chair = true, marks = 2 }: Record<string, number | boolean>) => {
      const mentor = await aMentor(world)
      const { id: groupId } = await aFormingGroup(world, mentor)
      const joined: Business[] = []
      while (joined.length < Number(members)) joined.push(await aJoinedMember(world, mentor, groupId))
      if (chair) await recordElection(world, { groupId, memberId: joined[0]?.owner.id }, mentor)
      for (const { key } of checklist.slice(0, Number(marks))) {
        await markChecklist(world, { input: { groupId, itemKey: key, imageId: await aPhotoOf(world, mentor) } }, mentor)
      }
      const refused = await activateGroup(world, { groupId }, officer)
      expect(refused).toMatchObject({
        __typename: 'GroupNotReady',
        lacks,
        message: expect.stringMatching(/^Belum bisa/),
      })
      expect((await groupOf(world, groupId, mentor)).status).toBe('FORMING')
    },
  )

  test('whose chair’s term has ended does not begin, and stands without a chair', async () => {
    const own = await aWorld()
    try {
      await aGroupPolicy(own, { chairTermMonths: 6 })
      const [mentor, business] = [await aMentor(own), await aBusiness(own)]
      const { id } = await aGroup(own, mentor, [business])
      await electChair(own.em(), own.now(), { groupId: id, memberId: business.owner.id })
      const reader = (own.apis[0] as World['apis'][number]).database.pool
      const standing = (day: string) => groupStanding(reader, id, Temporal.PlainDate.from(day))
      expect(await standing('2027-05-24')).toMatchObject({ hasChair: true, chairId: business.owner.id })
      expect(await standing('2027-05-25')).toMatchObject({ hasChair: false, chairId: null })
    } finally {
      await own.close()
    }
  })

  test('is started twice under one name only when the first has ended', async () => {
    const mentor = await aMentor(world)
    const input = aGroupStart({ name: 'Kelompok Dahlia 1' })
    const first = await startGroup(world, { input }, mentor)
    expect(first.group.slug).toBe('kelompok-dahlia-1')
    const again = await startGroup(world, { input: { ...input, name: 'kelompok dahlia 1' } }, mentor)
    expect(again).toMatchObject({ __typename: 'GroupNameTaken', field: ['input', 'name'] })
  })

  test.each([
    ['name', ''],
    ['meetingWeekday', 8],
    ['meetingStartsAt', '25:00'],
    ['meetingPlace', ' '],
  ])('is not started with a wrong %s', async (field, value) => {
    const answer = await world.ask(
      'mutation ($input: StartGroupInput!) { startGroup(input: $input) { __typename } }',
      { input: aGroupStart({ [field]: value }) },
      await aMentor(world),
    )
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', ['input', field]])
  })

  test('belongs to a mentor: an officer who is none names one', async () => {
    expect((await startGroup(world, { input: aGroupStart() }, officer)).__typename).toBe('NotAMentor')
    const mentor = await aMentor(world)
    const started = await startGroup(world, { input: aGroupStart({ mentorId: mentor.id }) }, officer)
    expect(started.group.mentorId).toBe(mentor.id)
  })

  test('gets another mentor from an officer, and is closed to the one before from that moment', async () => {
    const [before, after] = [await aMentor(world), await aMentor(world)]
    const { id: groupId } = await aFormingGroup(world, before)
    const assigned = await assignMentor(world, { groupId, mentorId: after.id, reason: 'Pindah wilayah' }, officer)
    expect(assigned.group.mentorId).toBe(after.id)
    expect(await groupOf(world, groupId, before)).toBeNull()
    expect((await recordElection(world, { groupId, memberId: after.id }, before)).__typename).toBe('GroupNotFound')
    expect((await groupOf(world, groupId, after)).id).toBe(groupId)
    expect((await historyOf(world, groupId, after))[0]).toMatchObject({
      kind: 'MENTOR_ASSIGNED',
      note: 'Pindah wilayah',
    })
    const nobody = await assignMentor(world, { groupId, mentorId: (await aBuyer(world)).id, reason: 'x' }, officer)
    expect(nobody.__typename).toBe('NotAMentor')
  })

  test('is not mentored by one of its members', async () => {
    const mentor = await aMentor(world)
    const business = await aBusiness(world)
    const { id: groupId } = await aGroup(world, mentor, [business])
    await registerUser(world.em(), world.now(), { ...business.owner, roles: ['MENTOR'] })
    const assigned = await assignMentor(world, { groupId, mentorId: business.owner.id, reason: 'x' }, officer)
    expect(assigned.__typename).toBe('MentorIsMember')
    const { id: hers } = await aFormingGroup(world, business.owner)
    const invited = await inviteMember(world, { groupId: hers, phone: business.owner.phone }, business.owner)
    expect(invited.__typename).toBe('MentorIsMember')
  })
})

describe('what was seen', () => {
  test.each([
    ['without a note or photo', { itemKey: 'saling-kenal', note: ' ' }, 'EvidenceMissing'],
    ['with a note where a photo is wanted', { itemKey: 'usaha-dikunjungi', note: 'Sudah' }, 'EvidenceMissing'],
    ['that nobody asks for', { itemKey: 'lain', note: 'Sudah' }, 'ChecklistItemUnknown'],
  ])('is not marked %s', async (_, evidence, refusal) => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    expect((await markChecklist(world, { input: { groupId, ...evidence } }, mentor)).__typename).toBe(refusal)
  })

  test('is not proved by somebody else’s photo', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    const imageId = await aPhotoOf(world, await aMentor(world))
    const answer = await world.ask(
      'mutation ($input: MarkChecklistInput!) { markChecklist(input: $input) { __typename } }',
      { input: { groupId, itemKey: 'usaha-dikunjungi', imageId } },
      mentor,
    )
    expect(codeOf(answer)).toBe('BAD_USER_INPUT')
  })

  test('is kept when it is marked anew or taken back, and fixed once the group has begun', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    for (const note of ['Satu RT.', 'Satu RT.', 'Dua RT.']) {
      await markChecklist(world, { input: { groupId, itemKey: 'saling-kenal', note } }, mentor)
    }
    const { group } = await unmarkChecklist(world, { groupId, itemKey: 'saling-kenal' }, mentor)
    expect(group.checklist[0]).toEqual({ key: 'saling-kenal', mark: null })
    expect(
      await world.sql(
        'select note, withdrawn_by from group_checklist_mark where group_id = $1 order by marked_at, id',
        [groupId],
      ),
    ).toEqual([
      { note: 'Satu RT.', withdrawn_by: mentor.id },
      { note: 'Dua RT.', withdrawn_by: mentor.id },
    ])
    const { group: begun } = await aReadyGroup(mentor)
    await activateGroup(world, { groupId: begun.id }, officer)
    const late = await markChecklist(
      world,
      { input: { groupId: begun.id, itemKey: 'saling-kenal', note: 'x' } },
      mentor,
    )
    expect(late.__typename).toBe('GroupIsActiveAlready')
  })
})

describe('a woman joins', () => {
  test('when she says yes herself; until then the mentor sees nothing of hers', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    const business = await aBusiness(world)
    const invitationId = await anInvitation(world, mentor, groupId, business.owner)
    await inviteMember(world, { groupId, phone: business.owner.phone }, mentor)
    expect((await messagesTo(business.owner)).filter((text) => text.includes('mengundang Ibu'))).toHaveLength(1)
    const weekly = () =>
      world.ask('query ($id: ID!) { weeklySales(businessId: $id) { net } }', { id: business.id }, mentor)
    expect(codeOf(await weekly())).toBe('FORBIDDEN')

    const answered = await answerInvitation(world, { invitationId, accept: true }, business.owner)
    expect(answered.group).toEqual({ id: groupId, name: expect.any(String), memberNumber: 1 })
    expect(await answerInvitation(world, { invitationId, accept: true }, business.owner)).toEqual(answered)
    expect((await answerInvitation(world, { invitationId, accept: false }, business.owner)).__typename).toBe(
      'InvitationNotFound',
    )
    expect(codeOf(await weekly())).toBeUndefined()
  })

  test('or says no, or the mentor takes it back, and she does not', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    const [one, two] = [await aBusiness(world), await aBusiness(world)]
    const declined = await anInvitation(world, mentor, groupId, one.owner)
    expect((await answerInvitation(world, { invitationId: declined, accept: false }, one.owner)).group).toBeNull()
    const withdrawn = await anInvitation(world, mentor, groupId, two.owner)
    await withdrawInvitation(world, { invitationId: withdrawn }, mentor)
    const late = await answerInvitation(world, { invitationId: withdrawn, accept: true }, two.owner)
    expect(late.__typename).toBe('InvitationNotFound')
    expect(await groupOf(world, groupId, mentor)).toMatchObject({ memberCount: 0, invitations: [] })
  })

  test('by nobody else’s yes', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    const invitationId = await anInvitation(world, mentor, groupId, (await aBusiness(world)).owner)
    for (const someone of [mentor, (await aBusiness(world)).owner]) {
      expect((await answerInvitation(world, { invitationId, accept: true }, someone)).__typename).toBe(
        'InvitationNotFound',
      )
    }
  })

  test('only with a business, a known number, a place, and no other group', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aFormingGroup(world, mentor)
    const invite = async (phone: string) => (await inviteMember(world, { groupId, phone }, mentor)).__typename
    expect(await invite((await aBuyer(world)).phone)).toBe('SellsNothing')
    expect(await invite(aPhone())).toBe('PersonNotFound')
    const elsewhere = await aBusiness(world)
    await aGroup(world, await aMentor(world), [elsewhere])
    expect(await invite(elsewhere.owner.phone)).toBe('MemberOfAnotherGroup')
    const late = await anInvitation(world, mentor, groupId, (await aBusiness(world)).owner)
    for (let count = 0; count < 3; count += 1) await aJoinedMember(world, mentor, groupId)
    expect(await invite((await aBusiness(world)).owner.phone)).toBe('GroupIsFull')
    expect(late).toBeDefined()
  })
})

describe('the chair', () => {
  const aGroupOf = async (count: number): Promise<{ mentor: SignedInPerson; groupId: string; members: string[] }> => {
    const mentor = await aMentor(world)
    const businesses: Business[] = []
    while (businesses.length < count) businesses.push(await aBusiness(world))
    const { id: groupId } = await aGroup(world, mentor, businesses)
    return { mentor, groupId, members: businesses.map(({ owner }) => owner.id) }
  }

  test('is a member, whose term ends the one before', async () => {
    const { mentor, groupId, members } = await aGroupOf(2)
    const stranger = await recordElection(world, { groupId, memberId: mentor.id }, mentor)
    expect(stranger.__typename).toBe('NoMemberOfGroup')
    const noon = world.now().toString()
    await recordElection(world, { groupId, memberId: members[0] }, mentor)
    try {
      world.clock.pass({ days: 10 })
      const elected = await recordElection(world, { groupId, memberId: members[1], electedOn: '2026-12-03' }, mentor)
      expect(elected.group.chairTerms).toMatchObject([
        { memberId: members[1], startsOn: '2026-12-03', endsOn: '2027-12-03', recordedByName: 'Pendamping Uji' },
        { memberId: members[0], startsOn: '2026-11-25', endsOn: '2026-12-03' },
      ])
      // Written down twice it is one election.
      const again = await recordElection(world, { groupId, memberId: members[1], electedOn: '2026-12-03' }, mentor)
      expect(again.group.chairTerms).toHaveLength(2)
    } finally {
      world.clock.set(noon)
    }
  })

  test.each([
    ['in the future', '2026-11-26'],
    ['more than a month ago', '2026-10-24'],
    ['before she was a member', '2026-11-24'],
  ])('is not elected %s', async (_, electedOn) => {
    const { mentor, groupId, members } = await aGroupOf(1)
    const refused = await recordElection(world, { groupId, memberId: members[0], electedOn }, mentor)
    expect(refused).toMatchObject({ __typename: 'ElectionDayRefused', field: ['electedOn'] })
  })

  test('is elected once a day; a mistake is ended with a reason and stays written down', async () => {
    const { mentor, groupId, members } = await aGroupOf(2)
    await recordElection(world, { groupId, memberId: members[0] }, mentor)
    const second = await recordElection(world, { groupId, memberId: members[1] }, mentor)
    expect(second.__typename).toBe('ElectionDayRefused')
    await endChairTerm(world, { groupId, reason: 'Salah catat' }, mentor)
    expect((await endChairTerm(world, { groupId, reason: 'Lagi' }, mentor)).__typename).toBe('ChairTermNotFound')
    const { group } = await recordElection(world, { groupId, memberId: members[1] }, mentor)
    expect(group.members.filter(({ isChair }: Data) => isChair)).toEqual([expect.objectContaining({ id: members[1] })])
    expect(await historyOf(world, groupId, mentor)).toContainEqual(
      expect.objectContaining({ kind: 'CHAIR_ENDED', note: 'Salah catat' }),
    )
  })

  test('may do no more than any other member, though she had another office', async () => {
    const { mentor, groupId, members } = await aGroupOf(2)
    await recordElection(world, { groupId, memberId: members[0] }, mentor)
    const [{ phone }] = await world.sql('select phone from users where id = $1', [members[0]])
    const chair = await signedIn(world, { id: members[0] as string, name: 'Ketua', phone })
    const inviting = { groupId, phone: (await aBusiness(world)).owner.phone }
    const asking = async () =>
      codeOf(
        await world.ask(
          'mutation ($groupId: ID!, $phone: String!) { inviteMember(groupId: $groupId, phone: $phone) { __typename } }',
          inviting,
          chair,
        ),
      )
    expect(await asking()).toBe('FORBIDDEN')
    await world.sql(`update users set roles = '{SELLER,OFFICER}' where id = $1`, [members[0]])
    expect((await inviteMember(world, inviting, chair)).__typename).toBe('GroupNotFound')
  })
})

describe('the meeting', () => {
  const move = (groupId: string, changes: Record<string, unknown> = {}) => ({
    input: {
      groupId,
      weekday: 4,
      startsAt: '10:00',
      place: 'Rumah Ibu Sri',
      effectiveFrom: '2026-12-07',
      reason: 'Pasar pindah hari',
      ...changes,
    },
  })

  test('moves from a day on, of which members hear at once, and one change waits at a time', async () => {
    const [mentor, business] = [await aMentor(world), await aBusiness(world)]
    const { id: groupId } = await aGroup(world, mentor, [business])
    const { group } = await moveMeetingDay(world, move(groupId), mentor)
    expect(group).toMatchObject({
      meetingWeekday: 2,
      comingMeeting: { weekday: 4, startsAt: '10:00', effectiveFrom: '2026-12-07' },
      nextMeetingOn: '2026-12-01',
    })
    expect((await messagesTo(business.owner))[0]).toContain('Kamis pukul 10.00, Rumah Ibu Sri')
    expect((await moveMeetingDay(world, move(groupId), mentor)).__typename).toBe('GroupChanged')
    expect((await moveMeetingDay(world, move(groupId, { weekday: 5 }), mentor)).__typename).toBe('MeetingChangeComing')

    const noon = world.now().toString()
    try {
      world.clock.set('2026-12-02T08:00:00+07:00')
      // The old day of that week is over, the new one has not begun to hold.
      expect((await groupOf(world, groupId, mentor)).nextMeetingOn).toBe('2026-12-10')
      world.clock.set('2026-12-07T00:10:00+07:00')
      await world.runJobs({ only: 'apply-meeting-changes' })
      expect(await groupOf(world, groupId, mentor)).toMatchObject({
        meetingWeekday: 4,
        meetingStartsAt: '10:00',
        meetingPlace: 'Rumah Ibu Sri',
        comingMeeting: null,
        meetings: [
          { weekday: 4, effectiveFrom: '2026-12-07' },
          { weekday: 2, effectiveFrom: '2026-11-25' },
        ],
      })
    } finally {
      world.clock.set(noon)
    }
  })

  test('stays when the change is taken back in time', async () => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aGroup(world, mentor, [await aBusiness(world)])
    expect((await withdrawMeetingChange(world, { groupId }, mentor)).__typename).toBe('GroupNotFound')
    await moveMeetingDay(world, move(groupId), mentor)
    const { group } = await withdrawMeetingChange(world, { groupId }, mentor)
    expect(group).toMatchObject({ comingMeeting: null, meetingWeekday: 2 })
  })

  test.each([['2026-11-24'], ['2027-01-25']])('does not move from %s on', async (effectiveFrom) => {
    const mentor = await aMentor(world)
    const { id: groupId } = await aGroup(world, mentor, [await aBusiness(world)])
    const refused = await moveMeetingDay(world, move(groupId, { effectiveFrom }), mentor)
    expect(refused).toMatchObject({ __typename: 'MeetingDayRefused', field: ['input', 'effectiveFrom'] })
  })
})

describe('rules for groups', () => {
  const document = `mutation ($input: GroupPolicyInput!) {
    createGroupPolicy(input: $input) { __typename ... on GroupPolicyCreated { policy { version isCurrent } } ... on Refusal { message field } }
  }`
  const draft = (changes: Record<string, unknown> = {}) => ({
    basedOnVersion: 1,
    effectiveFrom: '2026-12-01',
    sizeMin: 5,
    sizeMax: 20,
    chairTermMonths: 24,
    checklist: [{ key: 'ktp', label: 'KTP dilihat' }],
    note: 'Rapat program',
    ...changes,
  })

  test('hold from their day on; what began before keeps its version', async () => {
    const own = await aWorld()
    try {
      const [one, mentor] = [await anOfficer(own), await aMentor(own)]
      const { id } = await aGroup(own, mentor, [await aBusiness(own)])
      const reader = (own.apis[0] as World['apis'][number]).database.pool
      const standing = () => groupStanding(reader, id, businessDay(own.now()))
      const { createGroupPolicy } = await own.query(document, { input: draft({ sizeMin: 1 }) }, one)
      expect(createGroupPolicy).toEqual({ __typename: 'GroupPolicyCreated', policy: { version: 2, isCurrent: false } })
      expect(await standing()).toMatchObject({ policyVersion: 1, sizeMin: 10, size: 'TOO_SMALL' })
      own.clock.set('2026-12-01T00:00:00+07:00')
      expect(await standing()).toMatchObject({ policyVersion: 2, sizeMin: 1, size: 'FITS' })
      const stale = await own.query(document, { input: draft({ basedOnVersion: 1 }) }, one)
      expect(stale.createGroupPolicy).toMatchObject({ __typename: 'GroupPolicyOutdated' })
      const past = await own.query(document, { input: draft({ basedOnVersion: 2, effectiveFrom: '2026-11-30' }) }, one)
      expect(past.createGroupPolicy).toMatchObject({ __typename: 'PolicyDayRefused' })
      const { groupPolicies } = await own.query('{ groupPolicies { version isCurrent checklist { key } } }', {}, mentor)
      expect(groupPolicies.map(({ version, isCurrent }: Data) => [version, isCurrent])).toEqual([
        [2, true],
        [1, false],
      ])
      await expect(own.sql('update group_policy set size_min = 1')).rejects.toThrow(/append-only/)
    } finally {
      await own.close()
    }
  })

  test.each([
    ['sizeMax', { sizeMin: 10, sizeMax: 9 }],
    ['sizeMin', { sizeMin: 0 }],
    ['chairTermMonths', { chairTermMonths: 61 }],
    [
      'checklist',
      {
        checklist: [
          { key: 'a', label: 'A' },
          { key: 'a', label: 'B' },
        ],
      },
    ],
  ])('are not decided with a wrong %s', async (field, changes) => {
    const answer = await world.ask(document, { input: draft(changes) }, officer)
    expect([codeOf(answer), answer.errors?.[0].extensions.field]).toEqual(['BAD_USER_INPUT', ['input', field]])
  })
})

describe('who sees a group:', () => {
  test('a member her own, with names and numbers and nobody’s figures or phone', async () => {
    const mentor = await aMentor(world)
    const [one, two] = [await aBusiness(world), await aBusiness(world)]
    const { id } = await aGroup(world, mentor, [one, two])
    await recordElection(world, { groupId: id, memberId: two.owner.id }, mentor)
    const { myGroup } = await world.query(
      `{ myGroup { id chairName chairEndsOn meetingPlace nextMeetingOn memberCount memberNumber mentorName activeLoanCount
           outstandingPrincipal members { number name isChair } } }`,
      {},
      one.owner,
    )
    expect(myGroup).toEqual({
      id,
      chairName: 'Penjual Uji',
      chairEndsOn: '2027-11-25',
      meetingPlace: 'Balai RT 3',
      nextMeetingOn: '2026-12-01',
      memberCount: 2,
      memberNumber: 1,
      mentorName: 'Pendamping Uji',
      activeLoanCount: 0,
      outstandingPrincipal: null,
      members: [
        { number: 1, name: 'Penjual Uji', isChair: false },
        { number: 2, name: 'Penjual Uji', isChair: true },
      ],
    })
    expect((await world.query('{ myGroup { id } }', {}, await aBuyer(world))).myGroup).toBeNull()
    const schema = await world.query('{ __type(name: "FellowMember") { fields { name } } }')
    expect(schema.__type.fields.map(({ name }: Data) => name)).toEqual(['number', 'name', 'isChair'])
  })

  test('its mentor and officers all of it, other mentors nothing, members only their own view', async () => {
    const [mentor, other, business] = [await aMentor(world), await aMentor(world), await aBusiness(world)]
    const { id, slug } = await aGroup(world, mentor, [business])
    const bySlug = (who: SignedInPerson) =>
      world.ask('query ($slug: String) { group(slug: $slug) { id } }', { slug }, who)
    expect((await bySlug(mentor)).data.group).toEqual({ id })
    expect((await bySlug(officer)).data.group).toEqual({ id })
    expect((await bySlug(other)).data.group).toBeNull()
    expect(codeOf(await bySlug(business.owner))).toBe('FORBIDDEN')
    const history = (who: SignedInPerson) =>
      world.ask('query ($id: ID!) { groupHistory(groupId: $id) { nodes { id } } }', { id }, who)
    expect([codeOf(await history(other)), codeOf(await history(business.owner))]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    for (const document of [
      '{ groups { nodes { id } } }',
      '{ users { nodes { id } } }',
      '{ roleChanges { nodes { id } } }',
    ]) {
      expect([document, codeOf(await world.ask(document, {}, mentor))]).toEqual([document, 'FORBIDDEN'])
    }
  })

  test('an officer finds groups by a part of the name, page by page', async () => {
    const mentor = await aMentor(world)
    for (const number of [3, 1, 2])
      await startGroup(world, { input: aGroupStart({ name: `Cari_50% ${number}` }) }, mentor)
    const find = async (search: string, after: string | null = null): Promise<Data> =>
      (
        await world.query(
          `query ($search: String, $after: String) { groups(first: 2, search: $search, after: $after, status: FORMING) {
             nodes { name } pageInfo { hasNextPage endCursor } } }`,
          { search, after },
          officer,
        )
      ).groups
    const first = await find('cari_50%')
    const second = await find('cari_50%', first.pageInfo.endCursor)
    expect([...first.nodes, ...second.nodes].map(({ name }) => name)).toEqual([
      'Cari_50% 1',
      'Cari_50% 2',
      'Cari_50% 3',
    ])
    expect(second.pageInfo.hasNextPage).toBe(false)
    expect((await find('cari%')).nodes).toEqual([])
  })
})

describe('an office', () => {
  const documents = {
    giveRole:
      'mutation ($input: RoleInput!) { giveRole(input: $input) { __typename ... on RoleChanged { user { roles } } ... on Refusal { message } } }',
    takeRole:
      'mutation ($input: RoleInput!) { takeRole(input: $input) { __typename ... on RoleChanged { user { roles } } ... on Refusal { message } } }',
  }
  const change = async (
    what: keyof typeof documents,
    who: SignedInPerson,
    user: { id: string },
    role: string,
    of: World = world,
  ): Promise<Data> => (await of.query(documents[what], { input: { userId: user.id, role, reason: 'Uji' } }, who))[what]

  test('is given and taken by an officer, holds at once, and is written down once', async () => {
    const buyer = await aBuyer(world)
    const groups = () => world.ask('{ mentoredGroups { id } }', {}, buyer)
    expect(codeOf(await groups())).toBe('FORBIDDEN')
    for (let times = 0; times < 2; times += 1) {
      expect((await change('giveRole', officer, buyer, 'MENTOR')).user.roles).toEqual(['BUYER', 'MENTOR'])
    }
    expect(codeOf(await groups())).toBeUndefined()
    expect((await change('takeRole', officer, buyer, 'MENTOR')).user.roles).toEqual(['BUYER'])
    expect(codeOf(await groups())).toBe('FORBIDDEN')
    const { roleChanges } = await world.query(
      'query ($id: ID) { roleChanges(userId: $id) { nodes { role change reason changedByName } } }',
      { id: buyer.id },
      officer,
    )
    const written = { role: 'MENTOR', reason: 'Uji', changedByName: 'Petugas Uji' }
    expect(roleChanges.nodes).toEqual([
      { ...written, change: 'TAKEN' },
      { ...written, change: 'GIVEN' },
    ])
    await expect(world.sql('delete from role_change')).rejects.toThrow(/append-only/)
  })

  test('is never one’s own to change, nor the last officer’s to lose, nor a mentor’s who has groups', async () => {
    expect((await change('takeRole', officer, officer, 'OFFICER')).__typename).toBe('OwnRole')
    const mentor = await aMentor(world)
    await aFormingGroup(world, mentor)
    expect((await change('takeRole', officer, mentor, 'MENTOR')).__typename).toBe('MentorsGroups')
    expect(
      codeOf(
        await world.ask(documents.giveRole, { input: { userId: officer.id, role: 'MENTOR', reason: 'x' } }, mentor),
      ),
    ).toBe('FORBIDDEN')
  })

  test('cannot be taken by two officers from each other at once: one stays', async () => {
    const own = await aWorld({ instances: 2 })
    try {
      const [one, two] = [await anOfficer(own), await anOfficer(own)]
      const taking = (who: SignedInPerson, from: SignedInPerson, of: number) =>
        own.ask(documents.takeRole, { input: { userId: from.id, role: 'OFFICER', reason: 'Uji' } }, { ...who, of })
      const answers = await Promise.all([taking(one, two, 0), taking(two, one, 1)])
      const outcomes = answers.map((answer) => codeOf(answer) ?? answer.data.takeRole.__typename)
      expect(outcomes.toSorted()).toEqual(['FORBIDDEN', 'RoleChanged'])
      expect(await own.sql(`select count(*)::int from users where 'OFFICER' = any(roles)`)).toEqual([{ count: 1 }])
      await expect(own.sql(`update users set roles = '{BUYER}' where 'OFFICER' = any(roles)`)).rejects.toThrow(
        /the last officer stays/,
      )
    } finally {
      await own.close()
    }
  })

  test('is given to somebody new by her number, and people are found by name, number and office', async () => {
    const phone = aPhone()
    const { addStaff } = await world.query(
      `mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on RoleChanged { user { id name phone roles mentoredGroupCount } } } }`,
      { input: { name: 'Sulastri Baru', phone: `0${phone.slice(3)}`, role: 'MENTOR', reason: 'Pendamping baru' } },
      officer,
    )
    expect(addStaff.user).toMatchObject({ name: 'Sulastri Baru', phone, roles: ['MENTOR'], mentoredGroupCount: 0 })
    const find = async (variables: Record<string, unknown>): Promise<Data[]> =>
      (
        await world.query(
          'query ($search: String, $role: Role) { users(search: $search, role: $role, first: 100) { nodes { id } } }',
          variables,
          officer,
        )
      ).users.nodes
    const her = { id: addStaff.user.id }
    expect(await find({ search: 'lastri ba' })).toEqual([her])
    expect(await find({ search: `0${phone.slice(3)}` })).toEqual([her])
    expect(await find({ search: 'Sulastri', role: 'OFFICER' })).toEqual([])
  })
})
