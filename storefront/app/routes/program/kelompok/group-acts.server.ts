import { data, redirect } from 'react-router'
import { readDay } from '../../../calendar.ts'
import { submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { translatorOf } from '../../../messages/messages.ts'
import { faultsOfAct, filledIn, refusedForm } from '../desk-form.ts'

const ActivateGroup = graphql(`
  mutation ActivateGroupAtDesk($groupId: ID!) {
    outcome: activateGroup(groupId: $groupId) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const AssignMentor = graphql(`
  mutation AssignMentorAtDesk($groupId: ID!, $mentorId: ID!, $reason: String!) {
    outcome: assignMentor(groupId: $groupId, mentorId: $mentorId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const CloseGroupWeek = graphql(`
  mutation CloseGroupWeekAtDesk($groupId: ID!, $day: Date!, $reason: String!) {
    outcome: closeGroupWeek(groupId: $groupId, day: $day, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const DissolveGroup = graphql(`
  mutation DissolveGroupAtDesk($groupId: ID!, $reason: String!) {
    outcome: dissolveGroup(groupId: $groupId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const RecordElection = graphql(`
  mutation RecordElectionAtDesk($groupId: ID!, $memberId: ID!, $electedOn: Date) {
    outcome: recordElection(groupId: $groupId, memberId: $memberId, electedOn: $electedOn) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const EndChairTerm = graphql(`
  mutation EndChairTermAtDesk($groupId: ID!, $reason: String!) {
    outcome: endChairTerm(groupId: $groupId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const MarkChecklist = graphql(`
  mutation MarkChecklistAtDesk($input: MarkChecklistInput!) {
    outcome: markChecklist(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const UnmarkChecklist = graphql(`
  mutation UnmarkChecklistAtDesk($groupId: ID!, $itemKey: String!) {
    outcome: unmarkChecklist(groupId: $groupId, itemKey: $itemKey) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** What an officer does with a group: `langkah` names it, and its fields begin so. */
export const groupActs = async (request: Request, slug: string) => {
  const t = translatorOf('id')
  const filled = filledIn(await request.formData())
  const { langkah: step = '', kelompok: groupId = '', syarat: itemKey = '' } = filled
  const text = (name: string): string => filled[`${step}.${name}`] ?? ''
  const day = (name: string): string | undefined => readDay(text(name))?.toString()
  const reason = text('reason')
  const acts = {
    resmikan: () => submit(request, ActivateGroup, { groupId }),
    pendamping: () => submit(request, AssignMentor, { groupId, mentorId: text('mentorId'), reason }),
    libur: () => submit(request, CloseGroupWeek, { groupId, day: day('day') ?? '', reason }),
    bubarkan: () => submit(request, DissolveGroup, { groupId, reason }),
    ketua: () =>
      submit(request, RecordElection, { groupId, memberId: text('memberId'), electedOn: day('electedOn') ?? null }),
    akhiri: () => submit(request, EndChairTerm, { groupId, reason }),
    syarat: () =>
      submit(request, MarkChecklist, { input: { groupId, itemKey, note: filled[`syarat.${itemKey}`] ?? '' } }),
    batal: () => submit(request, UnmarkChecklist, { groupId, itemKey }),
  }
  if (!Object.hasOwn(acts, step)) throw data(null, { status: 400 })
  if (step === 'libur' && !day('day')) return refusedForm(step, filled, { day: t('officerDesk.dayWrong') }, 400)
  if (step === 'pendamping' && !text('mentorId'))
    return refusedForm(step, filled, { mentorId: t('officerDesk.group.mentorMissing') }, 400)
  if (step === 'ketua' && !text('memberId'))
    return refusedForm(step, filled, { memberId: t('officerDesk.group.memberMissing') }, 400)
  const refused = faultsOfAct(await acts[step as keyof typeof acts]())
  if (refused) {
    // What is wrong with the note of a condition stands beside it.
    const { note, ...rest } = refused.faults
    return refusedForm(step, filled, note ? { ...rest, [itemKey]: note } : rest, refused.status)
  }
  return redirect(`/program/kelompok/${slug}?kabar=${step}`)
}
