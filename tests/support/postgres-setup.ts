import { runOnPostgres } from "./postgres";

runOnPostgres(process.env.POSTGRES_FOR_TESTS ?? "");
