package dev.aiemployee.core.guard.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words that name a secret, in the languages of our operators, and those that make something else of such a name. */
final class SecretWords {
    /** What kind of value a word promises. */
    enum Kind {
        /** Chosen by a person. */
        PASSWORD,
        /** A user and a password. */
        LOGIN,
        /** Of a wireless network; also digits alone. */
        NETWORK,
        /** Made by a machine. */
        KEY,
        /** The name of a service: what is assigned to it, and looks generated, is a key. */
        SERVICE
    }

    /**
     * A word.
     *
     * @param alone it counts only as a word of its own: not at the end of another one
     */
    record Word(String text, Kind kind, boolean alone) {}

    static final List<Word> ALL = new ArrayList<>();

    /** Words before the name's own that make it no secret: {@code csrf_token} is made anew for each page, a public key is public. */
    static final Set<String> HARMLESS_BEFORE = words(
            "csrf xsrf csrfmiddleware antiforgery max min page next prev previous continuation pagination cursor redir public pubkey foreign"
                    + " primary sort partition cache num number total input output prompt completion special sep pad eos bos unk"
                    + " cancellation no never forgot forgotten reset sync last first stop masked mask design");

    /** Words behind it that say what of it is meant: its length, its place, its date. */
    static final Set<String> HARMLESS_BEHIND = words(
            "type types ids count counts limit limits length len size expires expiry expiration ttl url uri endpoint file filename path dir"
                    + " folder field policy policies manager generator reset changed min max hint strength rules usage used budget cost"
                    + " price ring ringer store less protected required label placeholder provider version issuer pattern regex column"
                    + " index based auth authentication authenticated driver form dialog safe tresor vault encoder encoding mode name names"
                    + " ref reference arn digest fingerprint sha sha256 created updated rotated date at until error errors invalid"
                    + " izer ization izers confirmation prefix suffix selector scope scopes status state");

    static {
        add(
                Kind.PASSWORD,
                false,
                "password,passwd,passphrase,pass phrase,passwort,kennwort,passcode,mot de passe,mot_de_passe,mot-de-passe,motdepasse"
                        + ",phrase de passe,code secret,contraseña,contrasenya,palavra-passe,palavra passe,palavra-chave,parola d'ordine"
                        + ",parola chiave,wachtwoord,wachtzin,lösenord,adgangskode,kodeord,passord,salasana,tunnussana,hasło,heslo,jelszó"
                        + ",geslo,lozinka,zaporka,parool,slaptažodis,mật khẩu,kata sandi,пароль,κωδικός,συνθηματικό,密码,密碼,口令"
                        + ",パスワード,暗証番号,비밀번호,암호,كلمة المرور,كلمة السر,סיסמה,סיסמא,รหัสผ่าน,पासवर्ड");
        add(
                Kind.PASSWORD,
                true,
                "pwd,pw,pass,passw0rd,passw0rt,pa55word,pa55w0rd,p@ssword,p@ssw0rd,pa$$word,pa$$w0rd,p4ssword,p4ssw0rd,kennw0rt"
                        + ",\ud83d\udd11,\ud83d\udd10,\ud83d\udd12,\ud83d\udd13,\ud83d\udddd,identified by,identified by password"
                        + ",convertto-securestring,convertto-securestring -string,-asplaintext -force,-asplaintext,mdp,senha,clave,parola,şifre,lösen,pswd,psw,pword,secret word,losung,codewort");
        add(
                Kind.LOGIN,
                true,
                "zugangsdaten,anmeldedaten,logindaten,login-daten,zugang,credentials,login credentials,identifiants,credenciales"
                        + ",credenziali,inloggegevens,login,logins,log-in,anmeldung,access data,dados de acesso,dane logowania");
        add(
                Kind.NETWORK,
                true,
                "wlan-schlüssel,wlan schlüssel,wlanschlüssel,wifi-schlüssel,netzwerkschlüssel,netzschlüssel,wifi key,wi-fi key,wifi-key"
                        + ",wifi_key,wlan key,wlan-key,wpa key,wpa-key,wpa2-key,wpa2 key,wpa psk,wpa_psk,wpa-psk,psk,network key,clé wifi"
                        + ",clé wi-fi,clave wifi,clave del wifi,chiave wifi,wifi-sleutel,wifi code,wifi-code,wlan-code,wlan code"
                        + ",network security key");
        add(
                Kind.KEY,
                false,
                "secret,token,bearer,apikey,api key,api_key,api-key,accesskey,access key,access_key,access-key,private key,private_key"
                        + ",private-key,privatekey,presharedkey,preshared key,pre-shared key,preshared-key,preshared_key,signing key"
                        + ",signing_key,signing-key,signingkey,encryption key,encryption_key,encryption-key,encryptionkey,account key"
                        + ",account_key,account-key,accountkey,auth key,auth_key,auth-key,authkey,storage key,storage_key,storage-key"
                        + ",storagekey,functions-key,function key,functions key,app key,app_key,app-key,appkey,application key"
                        + ",application_key,application-key,applicationkey,consumer key,consumer_key,consumer-key,consumerkey"
                        + ",subscription-key,subscription key,subscription_key,subscriptionkey,service key,service_key,server key"
                        + ",server_key,master key,master_key,masterkey,master-key,admin key,admin_key,shared key,shared_key,sharedkey"
                        + ",session key,session_key,sessionkey,session id,session_id,sessionid,phpsessid,integration key"
                        + ",integration_key,ingest key,ingest_key,write key,write_key,deploy key,client-key,client_key,aws key"
                        + ",credential,jeton,clé api,clé d'api,clé secrète,clé d'accès,clé privée,clave api,clave de api,clave secreta"
                        + ",clave privada,clave de acceso,chave api,chave de api,chave secreta,chave privada,chiave api,chiave segreta"
                        + ",chiave privata,chiave di accesso,api-schlüssel,apischlüssel,api schlüssel,geheimschlüssel"
                        + ",geheimer schlüssel,zugriffsschlüssel,zugangsschlüssel,zugriffscode,geheimnis,zugangscode,api-sleutel,api sleutel"
                        + ",toegangssleutel,geheime sleutel,api-nyckel,api-nøgle,api-nøkkel,klucz api,ключ api,api-ключ,токен,секрет"
                        + ",密钥,密鑰,金鑰,令牌,apiキー,api キー,秘密鍵,api 키,api-avain,api kulcs,api klíč");
        add(
                Kind.KEY,
                true,
                "creds,_auth,auth,authorization,otp,totp,fernet key,api,schlüssel,clé,chiave,chave,sleutel,nyckel,nøgle,nøkkel,avain,kulcs,klíč"
                        + ",klucz,ключ,κλειδί,キー,鍵,열쇠");
        add(
                Kind.SERVICE,
                true,
                "adafruit,adobe,airtable,algolia,alibaba,aliyun,artifactory,asana,atlassian,auth0,beamer,bintray,bitbucket,bitfinex,bittrex"
                        + ",braintree,buildkite,circleci,cloudflare,cloudinary,codecov,cohere,coinbase,confluence,confluent,contentful"
                        + ",datadog,digitalocean,discord,docusign,doppler,droneci,dropbox,dynatrace,elastic,etsy,facebook,fastly,finicity"
                        + ",finnhub,firebase,flickr,freshbooks,github,gitlab,gitter,gocardless,grafana,heroku,hubspot,infura,instagram"
                        + ",intercom,jfrog,jira,klaviyo,kraken,kucoin,launchdarkly,linear,linkedin,linked_in,linked-in,lob,looker"
                        + ",mailchimp,mailgun,mailjet,mapbox,mattermost,meraki,messagebird,message-bird,message_bird,mixpanel,mollie"
                        + ",netlify,newrelic,new-relic,new_relic,nytimes,new-york-times,okta,openai,opsgenie,pagerduty,paypal"
                        + ",pipedrive,plaid,planetscale,postmark,privateai,private_ai,private-ai,pusher,rapidapi,rollbar,salesforce"
                        + ",segment,sendbird,sendgrid,sentry,shopify,snyk,sonar,sonarqube,splunk,spotify,square,squarespace,stripe"
                        + ",sumo,sumologic,supabase,telegram,travis,trello,twilio,twitch,twitter,typeform,vonage,woocommerce,yandex"
                        + ",zendesk,zoho,zoom");
    }

    private SecretWords() {}

    private static void add(Kind kind, boolean alone, String words) {
        for (String word : words.split(",", -1)) {
            ALL.add(new Word(word, kind, alone));
        }
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }
}
