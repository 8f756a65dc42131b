import { data } from 'react-router'
import { today } from '../calendar.ts'
import { dayOfDate, rupiah, weekday } from '../format.ts'
import { api } from '../graphql/api.server.ts'
import type { PassbookLineFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { translatorOf } from '../messages/messages.ts'
import { amountInWords } from './amount-in-words.ts'
import { columnsOf, type Report, type Value } from './report.ts'

/** What every paper of a loan tells of it. */
export const LoanOfPaper = graphql(`
  fragment LoanOfPaper on Loan {
    number
    borrowerName
    businessName
    groupName
    principal
    margin
    deposit
    netReceived
    regularInstalment
    weeks
    instalmentCount
    aprPercent
    eirPercent
    disbursedOn
    paid
    arrears
    outstandingTotal
    outstandingPrincipal
  }
`)

const LoanBook = graphql(`
  query LoanBook($id: ID!) {
    loan(id: $id) {
      ...LoanOfPaper
    }
    passbook(loanId: $id) {
      asOf
      entries {
        ...PassbookLine
      }
    }
  }
`)

/** One line of the book, on paper and on the page of the loan. */
export const PassbookLine = graphql(`
  fragment PassbookLine on PassbookEntry {
    id
    on
    kind
    postedAt
    postedByName
    amount
    method
    penalty
    fee
    margin
    principal
    credit
    recovered
    forgiven
    instalmentNumber
    payerName
    reason
    day
    isReversed
    balanceAfter
  }
`)

const t = translatorOf('id')

/** What a line tells, in a sentence. */
export const entryText = (entry: PassbookLineFragment): string => {
  const { kind, instalmentNumber, payerName, day, method, reason, amount, isReversed } = entry
  const words = t(`reports.kinds.${kind}`, {
    number: instalmentNumber ?? '',
    payer: payerName ?? t('reports.fund'),
    day: day ? dayOfDate(day) : '',
  })
  const how = method && kind !== 'COVER' ? `, ${t(`reports.methods.${method}`).toLowerCase()}` : ''
  // Amounts that stand in no column, because they are neither asked for nor paid.
  const isAside = isReversed || !['DUE', 'CHARGE', 'PAYMENT', 'COVER'].includes(kind)
  const sum = isAside && amount != null ? ` ${rupiah(amount)}` : ''
  const mark = isReversed ? ` (${t('reports.reversedMark')})` : ''
  return `${words}${how}${sum}${mark}${reason ? `. ${reason}` : ''}`
}

/** Everything that was written down of a loan, with what was left after each line. */
export const passbookReport = async (request: Request, id: string): Promise<Report> => {
  const { loan, passbook } = await api(request, LoanBook, { id })
  // Columns that would be empty from top to bottom are left out.
  const hasCharges = passbook.entries.some(({ penalty, fee }) => penalty + fee > 0)
  const hasOther = passbook.entries.some(({ credit, recovered }) => credit !== 0 || recovered > 0)
  return {
    name: `buku-${loan.number.toLowerCase()}`,
    title: t('reports.passbook.title', { number: loan.number }),
    facts: [
      [t('reports.facts.member'), `${loan.borrowerName}, ${loan.businessName}`],
      [t('reports.facts.group'), loan.groupName],
      [t('reports.facts.asOf'), weekday(`${passbook.asOf}T12:00:00+07:00`)],
      [t('reports.facts.paid'), rupiah(loan.paid)],
      [t('reports.facts.left'), rupiah(loan.outstandingTotal)],
      [t('reports.facts.leftPrincipal'), rupiah(loan.outstandingPrincipal)],
      [t('reports.facts.arrears'), rupiah(loan.arrears)],
    ],
    tables: [
      {
        title: t('reports.tables.entries'),
        columns: columnsOf({
          on: 'day',
          entry: 'wide',
          due: 'rupiah',
          paid: 'rupiah',
          principal: 'rupiah',
          margin: 'rupiah',
          ...(hasCharges && { penaltyAndFee: 'rupiah' as const }),
          ...(hasOther && { other: 'rupiah' as const }),
          balance: 'rupiah',
        }),
        rows: passbook.entries.map((entry) => {
          const isMoney = entry.kind === 'PAYMENT' || entry.kind === 'COVER'
          const isAsked = entry.kind === 'DUE' || entry.kind === 'CHARGE'
          const part = (amount: number): Value => (isMoney && !entry.isReversed ? amount : null)
          return [
            entry.on,
            entryText(entry),
            isAsked ? (entry.amount ?? null) : null,
            isMoney && !entry.isReversed ? (entry.amount ?? null) : null,
            part(entry.principal),
            part(entry.margin),
            ...(hasCharges ? [part(entry.penalty + entry.fee)] : []),
            ...(hasOther ? [part(entry.credit + entry.recovered)] : []),
            entry.balanceAfter,
          ]
        }),
      },
    ],
    notes: [t('reports.passbook.reversals'), t('reports.inRupiah')],
  }
}

/** What a payment was for, in the order in which a receipt tells it. */
const receiptParts = ['principal', 'margin', 'penalty', 'fee', 'credit', 'recovered'] as const

/**
 * The receipt of one payment. Its number counts the payments of the loan in the order in which they were written down, which nothing
 * changes afterwards.
 *
 * @throws 404 for what is no payment of this loan, or was taken back
 */
export const receiptReport = async (request: Request, id: string, paymentId: string): Promise<Report> => {
  const { loan, passbook } = await api(request, LoanBook, { id })
  const payments = passbook.entries
    .filter(({ kind }) => kind === 'PAYMENT' || kind === 'COVER')
    .sort((a, b) => ((a.postedAt ?? '') < (b.postedAt ?? '') ? -1 : a.postedAt === b.postedAt && a.id < b.id ? -1 : 1))
  const payment = payments.find((entry) => entry.id === paymentId)
  if (!payment || payment.isReversed) throw data(t('reports.receipt.none'), { status: 404 })
  const number = `${loan.number}/${payments.indexOf(payment) + 1}`
  const amount = payment.amount ?? 0
  const payer = payment.kind === 'COVER' ? (payment.payerName ?? t('reports.fund')) : loan.borrowerName
  return {
    name: `kuitansi-${number.toLowerCase().replace('/', '-')}`,
    title: t('reports.receipt.title', { number }),
    facts: [
      [t('reports.receipt.from'), payer],
      [t('reports.receipt.amount'), rupiah(amount)],
      [t('reports.receipt.words'), `${amountInWords(amount)} rupiah`],
      [t('reports.receipt.for'), t('reports.receipt.forLoan', { number: loan.number, name: loan.borrowerName })],
      [t('reports.receipt.on'), weekday(`${payment.on}T12:00:00+07:00`)],
      [t('reports.receipt.method'), payment.method ? t(`reports.methods.${payment.method}`) : ''],
      [t('reports.facts.group'), loan.groupName],
      [t('reports.receipt.left'), rupiah(payment.balanceAfter)],
    ],
    tables: [
      {
        title: t('reports.receipt.parts'),
        columns: columnsOf({ entry: 'wide', amount: 'rupiah' }),
        rows: receiptParts
          .filter((part) => payment[part] > 0)
          .map((part) => [t(`reports.receipt.part.${part}`), payment[part]]),
        totals: [t('reports.total'), amount],
      },
    ],
    notes: [t('reports.receipt.recorded', { name: payment.postedByName ?? '' }), t('reports.inRupiah')],
    signatures: [t('reports.receipt.payer'), t('reports.receipt.taker')],
  }
}

const LoanTimetable = graphql(`
  query LoanTimetable($id: ID!) {
    loan(id: $id) {
      ...LoanOfPaper
    }
    loanSchedule(loanId: $id) {
      number
      dueOn
      agreedOn
      principal
      margin
      penalty
      fee
      amount
      paid
      covered
      open
      principalAfter
      standing
    }
  }
`)

/** The instalments as they stand today. */
export const scheduleReport = async (request: Request, id: string): Promise<Report> => {
  const { loan, loanSchedule } = await api(request, LoanTimetable, { id })
  // The day that was promised stands beside those that moved.
  const moved = loanSchedule.some(({ agreedOn, dueOn }) => agreedOn !== dueOn)
  const sum = (amountOf: (row: (typeof loanSchedule)[number]) => number) =>
    loanSchedule.reduce((total, row) => total + amountOf(row), 0)
  return {
    name: `jadwal-${loan.number.toLowerCase()}`,
    title: t('reports.schedule.title', { number: loan.number }),
    facts: [
      [t('reports.facts.member'), `${loan.borrowerName}, ${loan.businessName}`],
      [t('reports.facts.group'), loan.groupName],
      [t('reports.facts.asOf'), weekday(`${today()}T12:00:00+07:00`)],
      [t('reports.facts.left'), rupiah(loan.outstandingTotal)],
    ],
    tables: [
      {
        title: t('reports.tables.instalments'),
        columns: columnsOf({
          number: 'number',
          on: 'day',
          ...(moved && { agreedOn: 'day' as const }),
          principal: 'rupiah',
          margin: 'rupiah',
          charges: 'rupiah',
          amount: 'rupiah',
          paid: 'rupiah',
          covered: 'rupiah',
          open: 'rupiah',
          standing: 'wide',
        }),
        rows: loanSchedule.map((row) => [
          row.number,
          row.dueOn,
          ...(moved ? [row.agreedOn === row.dueOn ? null : (row.agreedOn ?? null)] : []),
          row.principal,
          row.margin,
          row.penalty + row.fee,
          row.amount,
          row.paid,
          row.covered,
          row.open,
          t(`reports.standings.${row.standing}`),
        ]),
        totals: [
          null,
          t('reports.total'),
          ...(moved ? [null] : []),
          sum(({ principal }) => principal),
          sum(({ margin }) => margin),
          sum(({ penalty, fee }) => penalty + fee),
          sum(({ amount }) => amount),
          sum(({ paid }) => paid),
          sum(({ covered }) => covered),
          sum(({ open }) => open),
          null,
        ],
      },
    ],
    notes: [t('reports.schedule.note'), t('reports.inRupiah')],
    landscape: moved,
  }
}

const LoanSheet = graphql(`
  query LoanSheet($id: ID!) {
    loan(id: $id) {
      ...LoanOfPaper
    }
    loanAgreement(loanId: $id) {
      purpose
      applicationNumber
      mentorName
      chairName
      disbursedByName
      disbursementMethod
      method
      annualRateBasisPoints
      yearWeeks
      liability
      latePenalty
      latePenaltyGraceDays
      solidarityWeekly
      forgivesUnearnedMargin
      instalments {
        number
        dueOn
        principal
        margin
        amount
        balanceAfter
      }
    }
  }
`)

const percent = (value: number): string =>
  t('reports.facts.percent', { percent: value.toLocaleString('id-ID', { minimumFractionDigits: 2 }) })

/** What was agreed, with its true price, to be signed. */
export const agreementReport = async (request: Request, id: string): Promise<Report> => {
  const { loan, loanAgreement: terms } = await api(request, LoanSheet, { id })
  const fact = (key: Parameters<typeof t>[0], value: string) => [t(key), value] as const
  return {
    name: `perjanjian-${loan.number.toLowerCase()}`,
    title: t('reports.agreement.title', { number: loan.number }),
    facts: [
      fact('reports.facts.member', `${loan.borrowerName}, ${loan.businessName}`),
      fact('reports.facts.group', loan.groupName),
      fact('reports.facts.chair', terms.chairName ?? t('reports.facts.none')),
      fact('reports.facts.mentor', terms.mentorName),
      fact('reports.facts.application', terms.applicationNumber),
      fact('reports.facts.purpose', terms.purpose),
      fact('reports.facts.disbursed', weekday(`${loan.disbursedOn}T12:00:00+07:00`)),
      fact('reports.facts.method', t(`reports.methods.${terms.disbursementMethod}`)),
      fact('reports.facts.disbursedBy', terms.disbursedByName),
      fact('reports.facts.plafon', rupiah(loan.principal)),
      fact('reports.facts.deposit', rupiah(loan.deposit)),
      fact('reports.facts.received', rupiah(loan.netReceived)),
      fact('reports.facts.margin', rupiah(loan.margin)),
      fact('reports.facts.totalCost', rupiah(loan.principal + loan.margin)),
      fact('reports.facts.instalment', rupiah(loan.regularInstalment)),
      fact(
        'reports.facts.weeks',
        t('reports.facts.weeksValue', { weeks: loan.weeks, count: terms.instalments.length }),
      ),
      fact(
        'reports.facts.rate',
        t('reports.facts.rateValue', {
          percent: (terms.annualRateBasisPoints / 100).toLocaleString('id-ID'),
          method: t(`reports.loanMethods.${terms.method}`),
          weeks: terms.yearWeeks,
        }),
      ),
      fact('reports.facts.apr', percent(loan.aprPercent)),
      fact('reports.facts.eir', percent(loan.eirPercent)),
    ],
    tables: [
      {
        title: t('reports.agreement.scheduleTitle'),
        columns: columnsOf({
          number: 'number',
          on: 'day',
          principal: 'rupiah',
          margin: 'rupiah',
          amount: 'rupiah',
          balanceAfter: 'rupiah',
        }),
        rows: terms.instalments.map(({ number, dueOn, principal, margin, amount, balanceAfter }) => [
          number,
          dueOn,
          principal,
          margin,
          amount,
          balanceAfter,
        ]),
        totals: [null, t('reports.total'), loan.principal, loan.margin, loan.principal + loan.margin, null],
      },
    ],
    notes: [
      t('reports.agreement.price'),
      terms.latePenalty > 0
        ? t('reports.agreement.penalty', { amount: rupiah(terms.latePenalty), days: terms.latePenaltyGraceDays })
        : t('reports.agreement.noPenalty'),
      t(terms.forgivesUnearnedMargin ? 'reports.agreement.forgives' : 'reports.agreement.keepsMargin'),
      ...(loan.deposit > 0 ? [t('reports.agreement.deposit')] : []),
      t(`reports.liabilities.${terms.liability}`),
      t('reports.agreement.holiday'),
    ],
    signatures: [
      t('reports.facts.member'),
      t('reports.facts.chair'),
      t('reports.facts.mentor'),
      t('reports.roles.OFFICER'),
    ],
  }
}
