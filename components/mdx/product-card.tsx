import type { SourcedText } from "@/lib/content/notices/schema";
import { PRODUCT_LINES, type Product } from "@/lib/content/product/schema";

/**
 * What the clinic says about the product it offers, line by line. A line it has not filled in says so, and gives the
 * reader the question to ask. What is known of the legal status stands there in any case, with its source.
 */
export function ProductCard({ product = {}, status }: { product?: Product; status?: SourcedText }) {
  return (
    <section aria-label="The product this clinic offers" className="rounded-lg border border-line">
      <p className="px-5 pt-4 font-heading text-xl font-semibold">The product this clinic offers</p>
      <dl className="px-5 pt-1 pb-3">
        {PRODUCT_LINES.map(({ key, name, ask }) => (
          <div
            key={key}
            className="gap-x-5 border-t border-line py-3 first:border-t-0 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="font-semibold">{name}</dt>
            <dd className="[&>*+*]:mt-1">
              {key === "status" && status && (
                <p>
                  {status.text} <a href={status.address}>{status.link}</a>
                </p>
              )}
              {product[key] ? (
                <p>{product[key]}</p>
              ) : (
                <p>
                  <span className="text-muted">Our clinic has not said yet. Ask:</span> {ask}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
