import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'

export interface MeetingFormGroupRow {
  id: string
  slug: string
  name: string
  kelurahan: string
  kecamatan: string
  mentorId: string
  mentorName: string
  chairName: string | null
  meetingPlace: string
  /** 09:00:00 */
  meetingStartsAt: string
}

const group = statement<MeetingFormGroupRow>(`
  select g.id, g.slug, g.name, g.kelurahan, g.kecamatan, g.mentor_id as "mentorId", mentor.name as "mentorName",
         (select u.name from chair_term t join users u on u.id = t.member_id
          where t.group_id = g.id and t.starts_on <= $2 and t.ends_on > $2 order by t.starts_on desc limit 1) as "chairName",
         g.meeting_place as "meetingPlace", g.meeting_starts_at::text as "meetingStartsAt"
  from member_group g join users mentor on mentor.id = g.mentor_id
  where g.id = $1`)

export const meetingFormGroup = (
  reader: Reader,
  groupId: string,
  on: Temporal.PlainDate,
): Promise<MeetingFormGroupRow | null> => readOne(reader, group, [groupId, on])

export interface MeetingFormRow {
  memberId: string
  memberNumber: number
  memberName: string
  loanNumber: string | null
  /** Of the instalment that falls due on the day. */
  instalmentNumber: number | null
  /** Open of what falls due on the day. */
  due: bigint
  /** Open of what fell due before. */
  arrears: bigint
  solidarityWeekly: bigint
}

const rows = statement<MeetingFormRow>(`
  select m.member_id as "memberId", m.member_number as "memberNumber", u.name as "memberName", l.number as "loanNumber",
         open.number as "instalmentNumber", coalesce(open.due, 0)::bigint as due, coalesce(open.arrears, 0)::bigint as arrears,
         coalesce(v.solidarity_weekly, 0) as "solidarityWeekly"
  from group_membership m
  join users u on u.id = m.member_id
  left join loan l on l.borrower_id = m.member_id and l.status = 'ACTIVE'
  left join loan_product_version v on v.id = l.product_version_id
  left join lateral (
    select max(number) filter (where i.due_on = $2) as number,
           sum(amount) filter (where i.due_on = $2) as due, sum(amount) filter (where i.due_on < $2) as arrears
    from (
      select number, due_on, owed_penalty + owed_fee + owed_margin + owed_principal
                             - paid_penalty - paid_fee - paid_margin - paid_principal
                             - forgiven_penalty - forgiven_fee - forgiven_margin - forgiven_principal as amount
      from loan_instalment where loan_id = l.id and known_until is null and due_on <= $2) i
    where i.amount > 0) open on true
  where m.group_id = $1 and m.left_on is null
  order by m.member_number`)

/** By member number. */
export const meetingFormRows = (reader: Reader, groupId: string, on: Temporal.PlainDate): Promise<MeetingFormRow[]> =>
  readRows(reader, rows, [groupId, on])
