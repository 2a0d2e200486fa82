import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';

/**
 * Moves a subscription's `after` with each event, in the variables that graphql-ws sends again after a lost connection,
 * so that it resumes behind the last event.
 */
export const resumeLink = new ApolloLink((operation, forward) => {
  operation.variables = { ...operation.variables };
  return forward(operation).pipe(
    tap(({ extensions }) => {
      const cursor: unknown = extensions?.['cursor'];
      if (typeof cursor === 'string') operation.variables['after'] = cursor;
    }),
  );
});
