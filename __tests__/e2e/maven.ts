/**
 * The lines of shell that fetch libraries of Java with what they need, by Ivy, which the machine has.
 * @param roots a file of certificates that the machine trusts for this
 * @param directory gets the files
 * @param libraries each with its group and version, separated by spaces
 */
export function fromMaven(roots: string, directory: string, libraries: readonly string[]): string {
  const fetched = libraries.map(
    (library) =>
      `java -Djavax.net.ssl.trustStore=/tmp/roots.p12 -Djavax.net.ssl.trustStorePassword=changeit \
  -jar /usr/share/java/ivy.jar -cache /tmp/ivy -dependency ${library} -confs default \
  -retrieve '${directory}/[artifact].[ext]' > /tmp/ivy.log || { tail -n 20 /tmp/ivy.log; exit 1; }`,
  );
  return `
openssl pkcs12 -export -nokeys -in ${roots} -jdktrust anyExtendedKeyUsage -out /tmp/roots.p12 -passout pass:changeit
${fetched.join('\n')}
rm -rf /tmp/ivy /tmp/ivy.log /tmp/roots.p12`;
}
