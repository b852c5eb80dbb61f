package fleetauditor.simulator;

/**
 * A person's name.
 *
 * @param alias what stands before the @ in the sign-in name
 */
record Person(String given, String surname, String alias) {
    private static final String[] GIVEN = ("Adele Alan Alex Alice Amir Amy Andrew Anna Anthony Arthur Ava Barbara Ben"
                    + " Bianca Brian Carla Carol Charles Chloe Claire Colin Connor Daniel David Deborah Dennis Diana"
                    + " Diego Dominic Edward Eleanor Elena Emily Emma Eric Ethan Eva Felix Fiona Frances Frank Gareth"
                    + " George Grace Graham Hannah Harry Hassan Heather Helen Henry Holly Hugo Ian Imogen Ingrid Irene"
                    + " Isaac Isabel Jack James Jana Jane Jason Joanna Joel John Jonas Joshua Julia Karen Kate Keith"
                    + " Laura Leah Leo Liam Lily Linda Lucas Lucy Luke Lynne Marco Maria Mark Martha Martin Mary Max"
                    + " Megan Michael Mina Naomi Nathan Neil Nicola Nina Noah Nora Oliver Olivia Omar Oscar Patricia"
                    + " Paul Peter Priya Rachel Ravi Rebecca Richard Robert Rosa Ruth Ryan Samira Samuel Sara Simon"
                    + " Sofia Stella Stephen Susan Tara Theo Thomas Tina Victor Wendy William Yusuf Zoe")
            .split(" ");
    private static final String[] SURNAMES = ("Abbott Adams Allen Anderson Archer Armstrong Atkins Bailey Baker Barnes"
                    + " Bates Bell Bennett Bishop Black Booth Bradley Brooks Brown Bryant Burke Burns Butler Campbell"
                    + " Carr Carter Chapman Clark Cole Collins Cook Cooper Cox Crawford Cross Curtis Dalton Davies Day"
                    + " Dean Dixon Doyle Duncan Dunn Edwards Elliott Ellis Evans Farrell Fisher Fletcher Flynn Ford"
                    + " Foster Fox Fraser Freeman Gardner Gibson Gill Gordon Graham Grant Gray Green Griffin Hall"
                    + " Hamilton Harper Harris Harrison Hart Hayes Hill Hobbs Holmes Howard Hughes Hunt Hunter Hussain"
                    + " Irwin Jackson Jenkins Jensen Johnson Jones Jordan Kaur Kelly Kennedy Kerr Khan King Knight Lane"
                    + " Lawson Lewis Lloyd Long Lowe Lynch Marsh Marshall Martin Mason Mills Mitchell Moore Morgan"
                    + " Morris Murphy Murray Nash Nelson Newton Owen Palmer Parker Patel Pearce Perry Phillips Porter"
                    + " Powell Price Quinn Reed Reid Reynolds Rhodes Roberts Rogers Rose Ross Russell Ryan Saunders"
                    + " Scott Shaw Shah Simpson Singh Smith Spencer Stevens Stewart Stone Tanaka Taylor Thompson Todd"
                    + " Turner Wade Walker Wallace Walsh Ward Warren Watson Webb West White Wilson Wood Wright Young")
            .split(" ");
    private static final long PAIRS = (long) GIVEN.length * SURNAMES.length;
    /** A large prime: without a common factor with the number of pairs, it visits each of them once. */
    private static final long STRIDE = 1_000_003;

    /** The n-th person of a tenant; no two have the same alias. */
    static Person of(Seed seed, long n) {
        long start = Math.floorMod(Seed.mix(seed.value()), PAIRS);
        int pair = (int) ((n % PAIRS * STRIDE + start) % PAIRS);
        long round = n / PAIRS;
        String given = GIVEN[pair / SURNAMES.length];
        String surname = SURNAMES[pair % SURNAMES.length];
        String alias = (given + "." + surname).toLowerCase(java.util.Locale.ROOT);
        return new Person(given, surname, round == 0 ? alias : alias + (round + 1));
    }

    String displayName() {
        return given + " " + surname;
    }
}
