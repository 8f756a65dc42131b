import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { parseInput, phone as phoneSchema, textOf } from '../wire/input.ts'
import { requestSignInCode } from './request-sign-in-code.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { RequestSignInCodeResult, SignedOut, SignInResult, User } from './user.graphql.ts'

@Resolver()
export class UserResolver {
  @Query(() => User, { nullable: true })
  viewer(@Ctx() { viewer }: Context): Promise<User | null> {
    return viewer()
  }

  @Mutation(() => RequestSignInCodeResult, {
    description:
      'Sends a one-time code by the configured messenger (in the demo: the inbox page). Says the same for known and unknown numbers.',
  })
  requestSignInCode(
    @Ctx() { db, now, origin }: Context,
    @Arg('phone', () => String) phone: string,
  ): Promise<typeof RequestSignInCodeResult> {
    return requestSignInCode(db(), now, { phone: parseInput(phoneSchema, phone, ['phone']), origin })
  }

  @Mutation(() => SignInResult)
  signIn(
    @Ctx() { db, now }: Context,
    @Arg('phone', () => String) phone: string,
    @Arg('code', () => String) code: string,
  ): Promise<typeof SignInResult> {
    return signIn(db(), now, {
      phone: parseInput(phoneSchema, phone, ['phone']),
      code: parseInput(textOf('Kode', 20), code, ['code']),
    })
  }

  @Mutation(() => SignedOut)
  async signOut(@Ctx() { db, token }: Context): Promise<SignedOut> {
    if (token) await signOut(db(), token)
    return { signedOut: true }
  }
}
