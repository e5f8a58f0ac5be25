/** Lets the tests of MDX blocks import `.mdx` files; pages themselves are read through lib/content. */
declare module "*.mdx" {
  import type { MDXProps } from "mdx/types";
  export default function MDXContent(props: MDXProps): React.JSX.Element;
}
