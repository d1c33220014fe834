/** A named GraphQL document with the types of its answer and variables. */
export interface Operation<Result, Variables> {
  name: string;
  text: string;
  /** Only for the compiler. */
  types?: [Result, Variables];
}
