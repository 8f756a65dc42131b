import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { dayOfDate, rupiah } from '../../../format.ts'
import { formText } from '../../../forms/form-text.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { GroupOfMemberQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Nothing, panel } from '../../../ui/work-fields.tsx'
import { businessPath } from '../business-path.ts'
import { ownBusiness } from '../own-business.server.ts'
import { PageHeading } from '../page-heading.tsx'
import { useWorkplace } from '../use-workplace.ts'
import type { Route } from './+types/group'

const GroupOfMember = graphql(`
  query GroupOfMember {
    myGroup {
      name
      mentorName
      chairName
      meetingWeekday
      meetingStartsAt
      meetingPlace
      memberNumber
      memberCount
      nextMeetingOn
      members {
        number
        name
      }
      comingMeeting {
        weekday
        startsAt
        place
        effectiveFrom
      }
      transfer {
        id
        toGroupName
        reason
        memberAgreed
        groupAgreed
      }
    }
    myInvitations {
      id
      groupName
      meetingPlace
    }
    applicationsToVote {
      applicationId
      borrowerName
      purpose
      principal
      weeks
      regularInstalment
      liability
      proposalHash
      saysYes
      isRecorded
    }
    myClaims {
      owes {
        id
        payerName
        balance
      }
      owed {
        id
        borrowerName
        balance
      }
    }
  }
`)

const Vote = graphql(`
  mutation Vote($input: LoanVoteInput!) {
    outcome: voteOnLoanApplication(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Contest = graphql(`
  mutation ContestVote($id: ID!) {
    outcome: contestLoanVote(applicationId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const AnswerInvitation = graphql(`
  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {
    outcome: answerInvitation(invitationId: $id, accept: $accept) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const AgreeToMove = graphql(`
  mutation AgreeToMove($id: ID!) {
    outcome: agreeToTransfer(transferId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const RefuseToMove = graphql(`
  mutation RefuseToMove($id: ID!) {
    outcome: endTransfer(transferId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => ({
  ...(await api(request, GroupOfMember)),
  news: newsIn(new URL(request.url).searchParams, ['voted', 'contested', 'answered', 'moves', 'stays']),
})

export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const [step, id] = [formText(form, 'langkah'), formText(form, 'id')]
  const { faults, result } = await (step === 'bukan'
    ? submit(request, Contest, { id })
    : step === 'pindah'
      ? submit(request, AgreeToMove, { id })
      : step === 'tetap'
        ? submit(request, RefuseToMove, { id })
        : step === 'ikut' || step === 'tidak-ikut'
          ? submit(request, AnswerInvitation, { id, accept: step === 'ikut' })
          : submit(request, Vote, {
              input: {
                applicationId: id,
                proposalHash: formText(form, 'usulan'),
                saysYes: step === 'setuju',
                reason: formText(form, `alasan.${id}`) || null,
              },
            }))
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  if ('message' in result.outcome) return data(result.outcome.message, { status: 409 })
  const kabar = newsOfStep[step] ?? 'voted'
  return redirect(businessPath('/jual/kelompok', context.get(ownBusiness), { kabar }))
}

const newsOfStep: Record<string, string> = {
  bukan: 'contested',
  ikut: 'answered',
  'tidak-ikut': 'answered',
  pindah: 'moves',
  tetap: 'stays',
}

/** Her group: what waits for her voice, when it meets, who is in it. */
export default function GroupPage({ loaderData, actionData }: Route.ComponentProps) {
  const { myGroup, myInvitations, applicationsToVote, myClaims, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('lending.group')
  const action = businessPath('/jual/kelompok', own)
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={myGroup?.name ?? t('title')} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData}</p>
        </Notice>
      )}
      {myInvitations.map(({ id, groupName, meetingPlace }) => (
        <form key={id} method="post" action={action} className={`${panel} space-y-3`}>
          <input type="hidden" name="id" value={id} />
          <h2 className="text-xl">{t('invitation', { group: groupName })}</h2>
          <p>{meetingPlace}</p>
          <div className="flex flex-wrap gap-3">
            <button type="submit" name="langkah" value="ikut" className={button.primary}>
              {t('accept')}
            </button>
            <button type="submit" name="langkah" value="tidak-ikut" className={button.quiet}>
              {t('decline')}
            </button>
          </div>
        </form>
      ))}
      {myGroup?.transfer && <Move transfer={myGroup.transfer} action={action} />}
      {applicationsToVote.length > 0 && (
        <section aria-labelledby="usulan" className="space-y-4">
          <h2 id="usulan" className="text-2xl">
            {t('ballots')}
          </h2>
          {applicationsToVote.map((ballot) => (
            <Ballot
              key={ballot.applicationId}
              ballot={ballot}
              others={(myGroup?.memberCount ?? 2) - 1}
              action={action}
            />
          ))}
        </section>
      )}
      {(myClaims.owes.length > 0 || myClaims.owed.length > 0) && (
        <section aria-labelledby="talangan" className={panel}>
          <h2 id="talangan" className="text-xl">
            {t('claims')}
          </h2>
          <ul>
            {myClaims.owes.map(({ id, payerName, balance }) => (
              <li key={id}>{t('owes', { amount: rupiah(balance), name: payerName ?? t('fund') })}</li>
            ))}
            {myClaims.owed.map(({ id, borrowerName, balance }) => (
              <li key={id}>{t('owed', { amount: rupiah(balance), name: borrowerName })}</li>
            ))}
          </ul>
        </section>
      )}
      {myGroup ? (
        <Facts group={myGroup} />
      ) : (
        <Nothing title={t('none')}>
          <p>{t('noneHow')}</p>
        </Nothing>
      )}
    </div>
  )
}

/** She is to go to another group, and says herself whether she does. */
const Move = ({
  transfer: { id, toGroupName, reason, memberAgreed, groupAgreed },
  action,
}: {
  transfer: NonNullable<NonNullable<GroupOfMemberQuery['myGroup']>['transfer']>
  action: string
}) => {
  const t = useTranslations('lending.group.move')
  return (
    <form method="post" action={action} className={`${panel} space-y-3`}>
      <input type="hidden" name="id" value={id} />
      <h2 className="text-xl">{t('title', { group: toGroupName })}</h2>
      <p>{t('why', { reason })}</p>
      <p>{t('how')}</p>
      {memberAgreed && !groupAgreed && <p className="font-bold">{t('waits', { group: toGroupName })}</p>}
      <div className="flex flex-wrap gap-3">
        {!memberAgreed && (
          <button type="submit" name="langkah" value="pindah" className={button.primary}>
            {t('agree')}
          </button>
        )}
        <button type="submit" name="langkah" value="tetap" className={button.quiet}>
          {t('stay')}
        </button>
      </div>
    </form>
  )
}

const Ballot = ({
  ballot,
  others,
  action,
}: {
  ballot: GroupOfMemberQuery['applicationsToVote'][number]
  others: number
  action: string
}) => {
  const t = useTranslations('lending.group')
  const { applicationId, borrowerName, purpose, principal, weeks, regularInstalment, liability, saysYes } = ballot
  return (
    <form method="post" action={action} className={`${panel} space-y-3`}>
      <input type="hidden" name="id" value={applicationId} />
      <input type="hidden" name="usulan" value={ballot.proposalHash} />
      <h3 className="text-lg">{t('ballot', { name: borrowerName, amount: rupiah(principal), weeks, purpose })}</h3>
      <p>{t('ballotInstalment', { amount: rupiah(regularInstalment) })}</p>
      <p>
        {t(`liability.${liability}`)}
        {liability === 'FULL' &&
          ` ${t('share', { amount: rupiah(Math.ceil(regularInstalment / Math.max(1, others))) })}`}
      </p>
      {saysYes === null ? (
        <>
          <button type="submit" name="langkah" value="setuju" className={`${button.primary} w-full`}>
            <Icon name="check" />
            {t('yes')}
          </button>
          <Field
            name={`alasan.${applicationId}`}
            label={t('noReason')}
            hint={t('noReasonHow')}
            maxLength={500}
            optional
          />
          <button type="submit" name="langkah" value="tidak" className={`${button.quiet} w-full`}>
            {t('no')}
          </button>
        </>
      ) : (
        <p className="font-bold">
          {t('voted', { answer: t(saysYes ? 'answerYes' : 'answerNo') })} {ballot.isRecorded && t('recorded')}
        </p>
      )}
      {ballot.isRecorded && saysYes !== null && (
        <button type="submit" name="langkah" value="bukan" className={button.secondary}>
          {t('contest')}
        </button>
      )}
    </form>
  )
}

const Facts = ({ group }: { group: NonNullable<GroupOfMemberQuery['myGroup']> }) => {
  const t = useTranslations('lending.group')
  const {
    mentorName,
    chairName,
    meetingWeekday,
    meetingStartsAt,
    meetingPlace,
    nextMeetingOn,
    comingMeeting,
    members,
  } = group
  return (
    <>
      <section aria-labelledby="pertemuan" className={panel}>
        <h2 id="pertemuan" className="text-xl">
          {nextMeetingOn ? t('next', { day: dayOfDate(nextMeetingOn) }) : t('title')}
        </h2>
        <p>
          {t('meets', {
            weekday: t(`weekdays.${meetingWeekday as 1}`),
            time: meetingStartsAt.slice(0, 5).replace(':', '.'),
            place: meetingPlace,
          })}
        </p>
        {comingMeeting && (
          <p className="font-bold">
            {t('changes', {
              day: dayOfDate(comingMeeting.effectiveFrom),
              weekday: t(`weekdays.${comingMeeting.weekday as 1}`),
              time: comingMeeting.startsAt.slice(0, 5).replace(':', '.'),
              place: comingMeeting.place,
            })}
          </p>
        )}
        <p>{chairName ? t('chair', { name: chairName }) : t('noChair')}</p>
        <p>{t('mentor', { name: mentorName })}</p>
      </section>
      <section aria-labelledby="anggota" className={panel}>
        <h2 id="anggota" className="text-xl">
          {t('members')}
        </h2>
        <ol>
          {members.map(({ number, name }) => (
            <li key={number} className="py-1">
              <span className="tabular-nums">{number}.</span> {name} {number === group.memberNumber && t('you')}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
