/**
 * The accounts that code posts to, by what they hold. Codes and names stand in the table `ledger_account`.
 *
 * The memorandum pair records what buyers hand to sellers directly: settled sales, but never the platform's money.
 */
export const marketplaceAccounts = {
  receivedBySellers: '9100',
  settledSales: '9200',
} as const
